package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.Explanation;
import dev.cc5.model.Sent;
import dev.cc5.model.SlotUnusableException;
import dev.cc5.model.SlotUnusableException.Reason;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.UploadFailedException;
import dev.cc5.testkit.Failures;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlotTest extends WorkflowFixture {
    @Test
    void asksForANewSlotWhenTheFirstExpired() {
        portal.onNext(Step.UPLOAD, portal::expireSlots);
        workflow.run(request(), minutes(30), heard);
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(2);
        assertThat(heard.events).containsSubsequence("slot", "abandoned", "slot", "uploaded");
        assertThat(portal.runsOf(portal.files().get(0).id())).isZero();
        assertThat(portal.runsOf(portal.files().get(1).id())).isEqualTo(1);
    }

    @Test
    void givesUpAfterThreeExpiredSlots() {
        for (int i = 0; i < 3; i++) {
            portal.failsBefore(Step.UPLOAD, () -> Failures.slotUnusable(Reason.EXPIRED));
        }
        assertThat(failureOfRun()).isInstanceOf(UploadFailedException.class).hasMessageContaining("3 upload URLs");
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(3);
    }

    @Test
    void givesASignatureOneMoreTryOnly() {
        for (int i = 0; i < 2; i++) {
            portal.failsBefore(Step.UPLOAD, () -> Failures.slotUnusable(Reason.SIGNATURE));
        }
        assertThat(failureOfRun()).isInstanceOf(UploadFailedException.class);
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(2);
    }

    @Test
    void neverUsesAUrlAgainThatExpiredBetweenTwoAttempts() {
        portal.slotLifetime(Duration.ofMinutes(15));
        portal.onNext(Step.UPLOAD, () -> {
            timing.pass(Duration.ofMinutes(16));
            throw Failures.network(Step.UPLOAD, Sent.MAYBE);
        });
        workflow.run(request(), minutes(60), heard);
        assertThat(portal.calls(Step.UPLOAD)).isEqualTo(2);
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(2);
    }

    @Test
    void tellsWhyTheAttemptsFailedAndNotOnlyThatTheUrlsExpired() {
        portal.slotLifetime(Duration.ofMinutes(15));
        for (int i = 0; i < 3; i++) {
            portal.onNext(Step.UPLOAD, () -> {
                timing.pass(Duration.ofMinutes(16));
                throw TemporaryException.network(
                        Explanation.of(Step.UPLOAD, "the ETag does not match", ""), Sent.MAYBE, null);
            });
        }
        assertThat(failureOfRun(minutes(120)))
                .isInstanceOf(UploadFailedException.class)
                .hasMessageContaining("the ETag does not match, and then the upload URL expired, with 3 upload URLs");
    }

    @Test
    void tellsWhatWasWrongWithTheFirstUrlWhereItWasNotTheSame() {
        portal.failsBefore(
                Step.UPLOAD,
                () -> new SlotUnusableException(
                        Explanation.of(Step.UPLOAD, "the signature does not match", ""), Reason.SIGNATURE, null));
        portal.failsBefore(Step.UPLOAD, () -> Failures.slotUnusable(Reason.EXPIRED));
        portal.failsBefore(Step.UPLOAD, () -> Failures.slotUnusable(Reason.EXPIRED));
        assertThat(failureOfRun())
                .isInstanceOf(UploadFailedException.class)
                .hasMessageContaining("with the first, the signature does not match");
    }

    @Test
    void asksForTheSlotOnlyWhenTheUploadFollowsAtOnce() {
        portal.onNext(Step.REQUEST_SLOT, () -> assertThat(heard.events).isEmpty());
        workflow.run(request(), minutes(30), heard);
        assertThat(timing.sleeps()).isEmpty();
    }
}
