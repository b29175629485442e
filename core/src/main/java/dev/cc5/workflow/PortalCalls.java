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

/** Makes every call of a portal, at the portal's pace. Used from many threads. */
final class PortalCalls {
    private final Pace pace;
    private final Timing timing;

    PortalCalls(Pace pace, Timing timing) {
        this.pace = pace;
        this.timing = timing;
    }

    /** Makes a call when it is its turn; an upload goes elsewhere, and at once. */
    <T> T make(Step step, Deadline deadline, Events events, Supplier<T> port) {
        if (step == Step.UPLOAD) {
            return port.get();
        }
        waitForTurn(step, deadline);
        long sentAt = timing.nanoTime();
        boolean called = true;
        try {
            T answer = port.get();
            pace.took();
            return answer;
        } catch (TemporaryException e) {
            if (e.trouble() == Trouble.THROTTLED) {
                pace.refused(sentAt, e.retryAfter().orElse(Duration.ZERO));
            }
            // What the user's budget did not let through was no call.
            called = e.trouble() != Trouble.QUOTA;
            throw e;
        } finally {
            if (called) {
                events.called(step);
            }
        }
    }

    private void waitForTurn(Step step, Deadline deadline) {
        Duration pause = pace.turn(deadline);
        if (pause.compareTo(deadline.remaining()) >= 0 && !pause.isZero()) {
            throw new TemporaryException(
                    Explanation.of(
                            step,
                            "the time is up before the portal takes another call",
                            "Try again later, or with more time (--deadline)."),
                    Trouble.DEADLINE,
                    Sent.NO,
                    Optional.empty(),
                    null);
        }
        sleep(step, pause);
    }

    private void sleep(Step step, Duration pause) {
        if (pause.isZero()) {
            return;
        }
        try {
            timing.sleep(pause);
        } catch (InterruptedException e) {
            throw PortGuard.cancelled(step);
        }
    }
}
