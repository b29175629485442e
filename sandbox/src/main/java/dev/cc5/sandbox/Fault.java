package dev.cc5.sandbox;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One scripted fault, in the language that {@link SandboxSettings#faults()} describes.
 *
 * @param value an HTTP status, milliseconds, bytes per second or rows, as the kind has it
 * @param retryAfter the seconds that go along with an HTTP status
 * @param from the first visit of the place that it strikes, from 1
 * @param to the last one
 */
record Fault(Place place, Kind kind, long value, Optional<Long> retryAfter, long from, long to) {
    private static final Pattern SYNTAX =
            Pattern.compile("([a-z]+):([a-z]+|[0-9]{3})(?:=([0-9]{1,9})(ms|s)?)?(?:@([0-9]{1,9})(-([0-9]{1,9})?)?)?");

    /** Where it strikes. */
    enum Place {
        SLOT,
        PUT,
        START,
        STATUS,
        QUERY,
        ROWS
    }

    /** What happens. */
    enum Kind {
        /** The other side acts; then the connection is cut without an answer. */
        DROP,
        /** The connection is cut before anything is done. */
        CUT,
        /** This HTTP status is answered, and nothing done. */
        ANSWER,
        /** The month's quota is used up. */
        QUOTA,
        /** The signed URL's time is up. */
        EXPIRED,
        /** The answer comes so much later. */
        DELAY,
        /** The answer's body comes no faster. */
        SLOW,
        /** An import that was started shows no end. */
        STUCK,
        /** So many rows are lost, and success is told. */
        LOSE;

        static Set<Kind> at(Place place) {
            return switch (place) {
                case ROWS -> EnumSet.of(LOSE);
                case PUT -> EnumSet.of(DROP, CUT, ANSWER, EXPIRED, DELAY);
                case STATUS -> EnumSet.of(DROP, CUT, ANSWER, QUOTA, DELAY, SLOW, STUCK);
                case SLOT, START, QUERY -> EnumSet.of(DROP, CUT, ANSWER, QUOTA, DELAY, SLOW);
            };
        }

        private String word() {
            return switch (this) {
                case ANSWER -> "an HTTP status such as 503 or 429=SECONDS";
                case DELAY -> "delay=TIME";
                case SLOW -> "slow=BYTES";
                case LOSE -> "lose=ROWS";
                default -> name().toLowerCase(Locale.ROOT);
            };
        }
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none; says what would be
     */
    static Fault of(String text) {
        Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches()) {
            throw wrong(text, "it is not written as PLACE:FAULT[=VALUE][@N|@N-|@N-M], for example start:drop@1");
        }
        Place place = place(text, parts.group(1));
        Kind kind = kind(text, place, parts.group(2));
        long from = parts.group(5) == null ? 1 : Long.parseLong(parts.group(5));
        long to = parts.group(5) == null || parts.group(6) != null && parts.group(7) == null
                ? Long.MAX_VALUE
                : Long.parseLong(parts.group(7) == null ? parts.group(5) : parts.group(7));
        if (from < 1 || to < from) {
            throw wrong(text, "the visits that it strikes are counted from 1, the first before the last");
        }
        Optional<Long> number = Optional.ofNullable(parts.group(3)).map(Long::valueOf);
        if (kind == Kind.ANSWER) {
            checkUnit(text, kind, parts.group(4));
            return new Fault(place, kind, httpStatus(text, parts.group(2)), number, from, to);
        }
        return new Fault(place, kind, value(text, kind, number, parts.group(4)), Optional.empty(), from, to);
    }

    /** Whether it strikes on this visit of its place, from 1. */
    boolean strikes(long visit) {
        return visit >= from && visit <= to;
    }

    private static Place place(String text, String word) {
        return Arrays.stream(Place.values())
                .filter(place -> place.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> wrong(
                        text,
                        "there is no place '" + word + "', only "
                                + Arrays.stream(Place.values())
                                        .map(place -> place.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    private static Kind kind(String text, Place place, String word) {
        boolean isStatus = Character.isDigit(word.charAt(0));
        return Kind.at(place).stream()
                .filter(kind -> kind == Kind.ANSWER ? isStatus : kind.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> wrong(
                        text,
                        "'" + word + "' cannot happen to " + place.name().toLowerCase(Locale.ROOT) + ", only "
                                + Kind.at(place).stream().map(Kind::word).collect(Collectors.joining(", "))));
    }

    private static long httpStatus(String text, String digits) {
        int status = Integer.parseInt(digits);
        if (status < 400 || status > 599) {
            throw wrong(text, "a failure's HTTP status is from 400 to 599");
        }
        return status;
    }

    private static long value(String text, Kind kind, Optional<Long> number, @Nullable String unit) {
        boolean wanted = EnumSet.of(Kind.DELAY, Kind.SLOW, Kind.LOSE).contains(kind);
        if (wanted != number.isPresent() || wanted && number.get() == 0) {
            throw wrong(
                    text, "write it as " + kind.word() + (wanted ? ", with a number above 0" : ", without a value"));
        }
        if (kind != Kind.DELAY) {
            checkUnit(text, kind, unit);
            return number.orElse(0L);
        }
        if (unit == null) {
            throw wrong(text, "a time needs its unit: 500ms or 2s");
        }
        return number.get() * (unit.equals("s") ? 1000 : 1);
    }

    private static void checkUnit(String text, Kind kind, @Nullable String unit) {
        if (unit != null) {
            throw wrong(text, "write it as " + kind.word() + ", without a unit");
        }
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("Sandbox: the fault '" + text + "' is not understood: " + why);
    }
}
