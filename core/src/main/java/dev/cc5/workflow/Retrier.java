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

/** The one place that decides whether a step is tried again, and when. Used from many threads. */
final class Retrier {
    private static final int RETRY_COST = 14;
    private static final int THROTTLED_RETRY_COST = 5;

    private final RetryPolicy policy;
    private final Timing timing;
    private final RetryTokens tokens;
    private final PortalCalls calls;

    Retrier(RetryPolicy policy, PortalState portal, Timing timing) {
        this.policy = policy;
        this.timing = timing;
        this.tokens = portal.retryTokens();
        this.calls = portal.calls();
    }

    /** Runs the step and retries failures that are safe to repeat. */
    <T> T run(Step step, Deadline deadline, Events events, Supplier<T> call) {
        TokenBucket bucket = tokens.of(step);
        int attempt = 1;
        while (true) {
            if (deadline.isOver()) {
                throw timeIsUp(step, deadline);
            }
            try {
                T answer = calls.make(step, deadline, events, call);
                bucket.giveBack(1);
                return answer;
            } catch (TemporaryException e) {
                boolean paced = e.trouble() == Trouble.THROTTLED && step != Step.UPLOAD;
                Duration pause = paced ? e.retryAfter().orElse(Duration.ZERO) : pauseAfter(e, attempt);
                if (!mayRepeat(step, e) || pause.compareTo(deadline.remaining()) >= 0) {
                    throw e;
                }
                if (!paced) {
                    spend(bucket, attempt, e);
                    attempt++;
                    events.retrying(step, attempt - 1, pause, e);
                    sleep(step, pause);
                }
            }
        }
    }

    /** A call that the portal's pace did not let through is no attempt; all others are. */
    private void spend(TokenBucket bucket, int attempt, TemporaryException e) {
        int cost = e.trouble() == Trouble.THROTTLED ? THROTTLED_RETRY_COST : RETRY_COST;
        if (attempt >= policy.attempts() || !bucket.take(cost)) {
            throw e;
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
