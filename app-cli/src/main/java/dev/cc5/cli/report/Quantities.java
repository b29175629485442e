package dev.cc5.cli.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers in words, always with a point and never with the locale's own digits. */
final class Quantities {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private Quantities() {}

    /** For example {@code 999 bytes}, {@code 1.2 kB}, {@code 5.4 GB}; thousands, not 1024s. */
    static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        double value = bytes / 1000.0;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    /** For example {@code 0.8 s}, {@code 42 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String time(Duration length) {
        if (length.toMillis() < 9950) {
            return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
        }
        if (length.toSeconds() < 60) {
            return length.toSeconds() + " s";
        }
        if (length.toMinutes() < 60) {
            return length.toMinutes() + " min " + length.toSecondsPart() + " s";
        }
        return length.toHours() + " h " + length.toMinutesPart() + " min";
    }

    /** For example {@code 0:07}, {@code 12:30}, {@code 1:02:03}. */
    static String clock(Duration length) {
        return length.toHours() > 0
                ? String.format(
                        Locale.ROOT, "%d:%02d:%02d", length.toHours(), length.toMinutesPart(), length.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", length.toMinutes(), length.toSecondsPart());
    }
}
