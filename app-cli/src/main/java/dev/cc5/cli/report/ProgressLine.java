package dev.cc5.cli.report;

import dev.cc5.cli.job.JobState;
import dev.cc5.cli.job.Stage;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

/** The status line of a terminal: never wider than the terminal. */
final class ProgressLine {
    private static final int WIDEST_BAR = 30;
    private static final int NARROWEST_BAR = 8;
    private static final int NARROWEST_NAME = 8;

    private final int columns;

    ProgressLine(int columns) {
        this.columns = columns;
    }

    /** For one file. */
    String of(JobState job, double bytesPerSecond, Duration inStage) {
        if (job.stage() == Stage.UPLOADING && job.bytes() > 0) {
            return upload(job, bytesPerSecond);
        }
        String status = job.status().map(seen -> "  " + Fact.phase(seen)).orElse("");
        return fit(job.stage().doing() + " ", job.file(), status + "  " + Quantities.clock(inStage));
    }

    /** For several files. */
    String of(Collection<JobState> working, int done, int total, double bytesPerSecond, Duration passed) {
        long uploading =
                working.stream().filter(job -> job.stage() == Stage.UPLOADING).count();
        long importing =
                working.stream().filter(job -> job.stage() == Stage.IMPORTING).count();
        String rate = uploading > 0 && bytesPerSecond > 0 ? rate(bytesPerSecond) : "";
        return cut(done + " of " + total + " done, " + uploading + " uploading, " + importing + " importing" + rate
                + "  " + Quantities.clock(passed));
    }

    private String upload(JobState job, double bytesPerSecond) {
        double part = Math.min(1.0, (double) job.sent() / job.bytes());
        String left = "";
        if (bytesPerSecond > 0) {
            Duration rest = Duration.ofSeconds((long) ((job.bytes() - job.sent()) / bytesPerSecond));
            left = rate(bytesPerSecond) + "  " + Quantities.clock(rest) + " left";
        }
        String percent = String.format(Locale.ROOT, "%3d %%", (int) (part * 100));
        String verb = job.stage().doing() + " ";
        int room = columns - 1 - verb.length() - percent.length() - left.length() - 5;
        int bar = Math.min(WIDEST_BAR, room - Math.min(job.file().length(), Math.max(NARROWEST_NAME, room / 2)));
        String tail = bar < NARROWEST_BAR ? "  " + percent + left : "  " + bar(part, bar) + " " + percent + left;
        return fit(verb, job.file(), tail);
    }

    private static String bar(double part, int width) {
        int full = (int) Math.round(part * width);
        return "[" + "#".repeat(full) + "-".repeat(width - full) + "]";
    }

    private static String rate(double bytesPerSecond) {
        return "  " + Quantities.bytes((long) bytesPerSecond) + "/s";
    }

    /** Shortens the name, whose end says more than its beginning, where it does not fit. */
    private String fit(String before, String name, String after) {
        int room = columns - 1 - before.length() - after.length();
        if (name.length() <= room) {
            return before + name + after;
        }
        return room < NARROWEST_NAME
                ? cut(before.strip() + after)
                : before + "…" + name.substring(name.length() - room + 1) + after;
    }

    private String cut(String line) {
        return line.length() < columns ? line : line.substring(0, columns - 1);
    }
}
