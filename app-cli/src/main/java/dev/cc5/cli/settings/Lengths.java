package dev.cc5.cli.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long something may take: {@code 500ms}, {@code 90s}, {@code 30m}, {@code 1h30m}, {@code 2d}, {@code PT30M}. */
public final class Lengths implements ITypeConverter<Duration> {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final String FORM = "\" is not a length of time: write for example 500ms, 90s, 30m, 2h or PT30M";

    @Override
    public Duration convert(String text) {
        Duration length = parse(text.strip().toLowerCase(Locale.ROOT), text);
        if (length.isZero() || length.isNegative()) {
            throw new TypeConversionException("\"" + text + "\" must be more than nothing");
        }
        if (length.compareTo(Duration.ofDays(365)) > 0) {
            throw new TypeConversionException("\"" + text + "\" is more than a year");
        }
        return length;
    }

    private static Duration parse(String lowerCase, String text) {
        if (lowerCase.startsWith("p")) {
            try {
                return Duration.parse(lowerCase);
            } catch (DateTimeException e) {
                throw new TypeConversionException("\"" + text + FORM);
            }
        }
        Matcher part = PART.matcher(lowerCase);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            sum = sum.plus(unit(Long.parseLong(part.group(1)), part.group(2)));
            end = part.end();
        }
        if (end == 0 || end != lowerCase.length()) {
            throw new TypeConversionException("\"" + text + FORM);
        }
        return sum;
    }

    private static Duration unit(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> throw new IllegalArgumentException(unit);
        };
    }
}
