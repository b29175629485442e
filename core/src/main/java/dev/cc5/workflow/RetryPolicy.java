package dev.cc5.workflow;

import java.time.Duration;

/**
 * When a step that may be repeated is tried again: full jitter, {@code random(0, min(longest, base * 2^(n-1)))}, and at
 * least what the other side asked for.
 *
 * @param attempts how often a step is tried at the most; 1 or more
 * @param base the base after a plain failure
 * @param throttledBase the base after "slow down"
 * @param longest no computed pause is longer
 * @param tokens how many tokens a workflow's bucket holds, one for the portal and one for S3; a retry costs 14, after "slow down" 5, a success gives
 *     back 1; without tokens nothing is retried
 */
public record RetryPolicy(int attempts, Duration base, Duration throttledBase, Duration longest, int tokens) {
    /** 3 attempts, 100 ms, 1 s when throttled, at most 20 s, 500 tokens. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(20), 500);

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("There must be at least 1 attempt, not " + attempts);
        }
    }
}
