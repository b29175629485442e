package dev.cc5.workflow;

import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.Sent;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The one place that decides whether a step is tried again, and when (DESIGN 7.4). Used from many threads. */
final class Retrier {
    private static final int RETRY_COST = 14;
    private static final int THROTTLED_RETRY_COST = 5;

    private final RetryPolicy policy;
    private final Timing timing;
    private final RetryTokens tokens;

    Retrier(RetryPolicy policy, RetryTokens tokens, Timing timing) {
        this.policy = policy;
        this.timing = timing;
        this.tokens = tokens;
    }

    /** Runs the step and retries failures that are safe to repeat. */
    <T> T run(Step step, Deadline deadline, Events events, Supplier<T> call) {
        TokenBucket bucket = tokens.of(step);
        for (int attempt = 1; ; attempt++) {
            if (deadline.isOver()) {
                throw timeIsUp(step, deadline);
            }
            try {
                T answer = events.call(step, call);
                bucket.giveBack(1);
                return answer;
            } catch (TemporaryException e) {
                Duration pause = pauseAfter(e, attempt);
                if (!mayRepeat(step, e) || attempt >= policy.attempts() || pause.compareTo(deadline.remaining()) >= 0) {
                    throw e;
                }
                if (!bucket.take(e.trouble() == Trouble.THROTTLED ? THROTTLED_RETRY_COST : RETRY_COST)) {
                    throw e;
                }
                events.retrying(step, attempt, pause, e);
                sleep(step, pause);
            }
        }
    }

    void run(Step step, Deadline deadline, Events events, Runnable call) {
        run(step, deadline, events, () -> {
            call.run();
            return Boolean.TRUE;
        });
    }

    private static boolean mayRepeat(Step step, TemporaryException e) {
        if (e.trouble() == Trouble.QUOTA || e.trouble() == Trouble.DEADLINE || e.trouble() == Trouble.JOURNAL) {
            return false;
        }
        return step != Step.START_IMPORT || e.sent() == Sent.NO;
    }

    private Duration pauseAfter(TemporaryException e, int attempt) {
        Duration base = e.trouble() == Trouble.THROTTLED ? policy.throttledBase() : policy.base();
        double ceiling = Math.min(policy.longest().toNanos(), base.toNanos() * Math.pow(2, attempt - 1.0));
        Duration jittered = Duration.ofNanos((long) (timing.random() * ceiling));
        return e.retryAfter().filter(asked -> asked.compareTo(jittered) > 0).orElse(jittered);
    }

    private void sleep(Step step, Duration pause) {
        try {
            timing.sleep(pause);
        } catch (InterruptedException e) {
            throw PortGuard.cancelled(step);
        }
    }

    private static TemporaryException timeIsUp(Step step, Deadline deadline) {
        return new TemporaryException(
                Explanation.of(
                        step,
                        "the job's time of " + deadline.length().toSeconds() + " s was up before it was done",
                        "Give it more time, or try when the line is faster."),
                Trouble.DEADLINE,
                Sent.NO,
                Optional.empty(),
                null);
    }
}
