package dev.cc5.cli.settings;

import dev.cc5.cli.job.DeletePolicy;
import dev.cc5.workflow.PollPolicy;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an import is run. */
public final class RunOptions {
    private static final int MOST_AT_ONCE = 64;

    @Option(
            names = "--no-wait",
            description = "End when the portal has received the request, which proves nothing about the rows. "
                    + "[CC5_NO_WAIT]")
    private boolean noWait;

    @Option(
            names = "--deadline",
            paramLabel = "TIME",
            converter = Lengths.class,
            description = "How long each file may take in all, 30m if not given. [CC5_DEADLINE]")
    private Duration deadline = Duration.ofMinutes(30);

    @Option(
            names = "--poll-interval",
            paramLabel = "TIME",
            converter = PollIntervals.class,
            description = "How often to ask for the status: 1s..30s, which grows, if not given. [CC5_POLL_INTERVAL]")
    private PollPolicy pollInterval = PollPolicy.DEFAULT;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "How many files are worked on at once, 8 if not given. [CC5_PARALLEL]")
    private int parallel = 8;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "Files begun and not ended, those that wait for the portal too (default: 64, or 1 with "
                    + "--parallel=1: one file after the other). [CC5_IN_FLIGHT]")
    private @Nullable Integer inFlight;

    @Option(
            names = "--max-rate",
            paramLabel = "N",
            description = "Make at most N calls of the portal's API a second. What the portal itself allows is learned "
                    + "from its answers. [CC5_MAX_RATE]")
    private @Nullable Double maxRate;

    @Option(
            names = "--no-check",
            description = "Send the files as they are, without reading and checking them first. [CC5_NO_CHECK]")
    private boolean noCheck;

    @Option(
            names = "--allow-deletes",
            description = "Take files with rows 90, which delete rows at the portal for good. [CC5_ALLOW_DELETES]")
    private boolean allowDeletes;

    @Option(
            names = "--max-deletes",
            paramLabel = "N|P%",
            description = "Of those only files with at most N rows 90, or P% of their rows. [CC5_MAX_DELETES]")
    private @Nullable String maxDeletes;

    @Option(
            names = "--verify",
            paramLabel = "rows",
            description = "When an import was seen to succeed, count its rows at the portal and compare them with the "
                    + "file's. [CC5_VERIFY]")
    private @Nullable String verify;

    @Option(
            names = "--max-api-calls",
            paramLabel = "N",
            description = "Make no more than N requests to the portal's API in all. [CC5_MAX_API_CALLS]")
    private @Nullable Long maxApiCalls;

    @Option(names = "--fail-fast", description = "Of many files, begin no further one when one failed. [CC5_FAIL_FAST]")
    private boolean failFast;

    /** Whether one bad file keeps those from being begun that still wait. */
    public boolean failFast() {
        return failFast;
    }

    /** Whether to end before the import has ended. */
    public boolean noWait() {
        return noWait;
    }

    public Duration deadline() {
        return deadline;
    }

    public PollPolicy pollPolicy() {
        return pollInterval;
    }

    /**
     * How many at once.
     *
     * @throws IllegalArgumentException when it is not from 1 to 64
     */
    public int parallel() {
        if (parallel < 1 || parallel > MOST_AT_ONCE) {
            throw new IllegalArgumentException("--parallel must be from 1 to " + MOST_AT_ONCE + ", not " + parallel);
        }
        return parallel;
    }

    /**
     * How many may be begun and not ended.
     *
     * @throws IllegalArgumentException when it is not from 1 to 64
     */
    public int inFlight() {
        int files = inFlight != null ? inFlight : parallel == 1 ? 1 : MOST_AT_ONCE;
        if (files < 1 || files > MOST_AT_ONCE) {
            throw new IllegalArgumentException("--in-flight must be from 1 to " + MOST_AT_ONCE + ", not " + files);
        }
        return files;
    }

    /**
     * How many calls a second are made at the most.
     *
     * @throws IllegalArgumentException when it is not more than 0
     */
    public double maxRate() {
        if (maxRate != null && !(maxRate > 0)) {
            throw new IllegalArgumentException("--max-rate must be more than 0, not " + maxRate);
        }
        return maxRate == null ? Double.POSITIVE_INFINITY : maxRate;
    }

    /**
     * Whether the rows are counted.
     *
     * @throws IllegalArgumentException when something else is wanted, or what it needs is left out
     */
    public boolean verifyRows() {
        if (verify == null) {
            return false;
        }
        if (!verify.equals("rows")) {
            throw new IllegalArgumentException("--verify knows only rows");
        }
        if (noWait || noCheck) {
            throw new IllegalArgumentException("--verify rows reads the file and waits for the end of its import: leave"
                    + " out " + (noWait ? "--no-wait" : "--no-check"));
        }
        return true;
    }

    /**
     * How many requests to the portal's API are allowed, where that is limited.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public OptionalLong maxApiCalls() {
        if (maxApiCalls != null && maxApiCalls < 1) {
            throw new IllegalArgumentException("--max-api-calls must be 1 or more, not " + maxApiCalls);
        }
        return maxApiCalls == null ? OptionalLong.empty() : OptionalLong.of(maxApiCalls);
    }

    /**
     * Whether files may delete rows.
     *
     * @throws IllegalArgumentException when a limit makes no sense
     */
    public DeletePolicy deletes() {
        if (maxDeletes != null && !allowDeletes) {
            throw new IllegalArgumentException("--max-deletes limits --allow-deletes: give both");
        }
        if (maxDeletes != null) {
            return DeletePolicy.upTo(maxDeletes);
        }
        return allowDeletes ? DeletePolicy.ALL : DeletePolicy.NONE;
    }

    /** Whether the files are left unread. */
    public boolean noCheck() {
        return noCheck;
    }
}
