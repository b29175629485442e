package dev.cc5.workflow;

import java.time.Duration;

/**
 * How often the status is asked for. The pause starts at {@code first}, grows by half with each poll up to
 * {@code longest}, and varies by a fifth so that many pollers do not march in step.
 *
 * @param first the first pause; more than zero
 * @param longest the longest pause; at least {@code first}
 * @param visibleWithin how long after step 3 the portal may not know the file yet
 */
public record PollPolicy(Duration first, Duration longest, Duration visibleWithin) {
    /** 1 s growing to 30 s; 30 s until a file must be visible. */
    public static final PollPolicy DEFAULT =
            new PollPolicy(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(30));

    public PollPolicy {
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("The first pause must be more than zero, not " + first);
        }
        if (longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "The longest pause, " + longest + ", is shorter than the first, " + first);
        }
    }
}
