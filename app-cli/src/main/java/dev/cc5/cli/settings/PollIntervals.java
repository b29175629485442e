package dev.cc5.cli.settings;

import dev.cc5.workflow.PollPolicy;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how often the status is asked for: {@code 1s..30s} grows, {@code 1s..} grows to 30 s, {@code 5s} stays. */
public final class PollIntervals implements ITypeConverter<PollPolicy> {
    private static final Lengths LENGTHS = new Lengths();

    @Override
    public PollPolicy convert(String text) {
        int dots = text.indexOf("..");
        Duration first = LENGTHS.convert(dots < 0 ? text : text.substring(0, dots));
        Duration longest = longest(text, dots, first);
        if (longest.compareTo(first) < 0) {
            throw new TypeConversionException("\"" + text + "\" ends below where it begins");
        }
        return new PollPolicy(first, longest, PollPolicy.DEFAULT.visibleWithin());
    }

    private static Duration longest(String text, int dots, Duration first) {
        if (dots < 0) {
            return first;
        }
        String end = text.substring(dots + 2);
        if (!end.isBlank()) {
            return LENGTHS.convert(end);
        }
        Duration usual = PollPolicy.DEFAULT.longest();
        return first.compareTo(usual) > 0 ? first : usual;
    }
}
