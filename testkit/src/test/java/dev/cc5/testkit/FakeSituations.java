package dev.cc5.testkit;

import dev.cc5.model.Sent;
import dev.cc5.model.SlotUnusableException.Reason;
import dev.cc5.model.Step;
import dev.cc5.workflow.Timing;
import java.time.Duration;

/** Brings a fake portal into the situations of the contracts. */
final class FakeSituations {
    private FakeSituations() {}

    static FakePortal portal(Situation situation, Step step) {
        FakePortal portal = new FakePortal(Timing.SYSTEM);
        return switch (situation) {
            case WORKING, UNKNOWN_FILE -> portal;
            case OUT_OF_REACH -> portal.outOfReach(step);
            case SILENT, STALLED -> portal.neverAnswers(step);
            case ANSWER_LOST -> portal.answerLost(step);
            case SENSELESS -> portal.failsAfter(step, () -> Failures.senseless(step));
            case UNAUTHORISED -> portal.failsBefore(step, () -> Failures.notAuthorised(step));
            case REFUSING -> portal.failsBefore(step, () -> Failures.refused(step, "it is Sunday"));
            case THROTTLING -> portal.failsBefore(step, () -> Failures.throttled(step, Duration.ofSeconds(7)));
            case EXPIRED_SLOT -> portal.failsBefore(step, () -> Failures.slotUnusable(Reason.EXPIRED));
            case CONFIRMING_TOO_EARLY -> portal.failsBefore(step, () -> Failures.network(step, Sent.MAYBE));
        };
    }
}
