package dev.cc5.cli.settings;

import dev.cc5.workflow.PollPolicy;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How an import is run. */
public final class RunOptions {
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
            names = "--no-check",
            description = "Send the files as they are, without reading and checking them first. [CC5_NO_CHECK]")
    private boolean noCheck;

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
        if (parallel < 1 || parallel > 64) {
            throw new IllegalArgumentException("--parallel must be from 1 to 64, not " + parallel);
        }
        return parallel;
    }

    /** Whether the files are left unread. */
    public boolean noCheck() {
        return noCheck;
    }
}
