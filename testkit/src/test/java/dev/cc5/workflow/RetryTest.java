package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.Phase;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.model.UploadFailedException;
import dev.cc5.testkit.Failures;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryTest extends WorkflowFixture {
    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"REQUEST_SLOT", "UPLOAD"})
    void repeatsWhatMayBeRepeatedEvenWhenItMayHaveArrived(Step step) {
        portal.requestLost(step).answerLost(step);
        workflow.run(request(), minutes(30), heard);
        assertThat(portal.calls(step)).isEqualTo(3);
        assertThat(heard.events).contains("retry " + step + " 1", "retry " + step + " 2");
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void repeatsTheStartWhenItSurelyWasNotSent() {
        portal.outOfReach(Step.START_IMPORT).outOfReach(Step.START_IMPORT);
        workflow.run(request(), minutes(30), heard);
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(3);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void givesUpAfterThreeAttempts() {
        portal.outOfReach(Step.REQUEST_SLOT).outOfReach(Step.REQUEST_SLOT).outOfReach(Step.REQUEST_SLOT);
        assertThat(failureOfRun()).isInstanceOf(TemporaryException.class);
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(3);
    }

    @Test
    void anUploadThatFailsThreeTimesHasFailedForGood() {
        portal.outOfReach(Step.UPLOAD).outOfReach(Step.UPLOAD).answerLost(Step.UPLOAD);
        assertThat(failureOfRun())
                .isInstanceOf(UploadFailedException.class)
                .hasMessageContaining("No import was started");
        assertThat(portal.calls(Step.UPLOAD)).isEqualTo(3);
    }

    @Test
    void aThrottledUploadStaysTemporary() {
        for (int i = 0; i < 3; i++) {
            portal.failsBefore(Step.UPLOAD, () -> Failures.throttled(Step.UPLOAD, Duration.ofSeconds(1)));
        }
        assertThat(failureOfRun()).isInstanceOf(TemporaryException.class);
    }

    @Test
    void doesNotRepeatARefusal() {
        portal.failsBefore(Step.REQUEST_SLOT, () -> Failures.notAuthorised(Step.REQUEST_SLOT));
        assertThat(failureOfRun()).isInstanceOf(NotAuthorisedException.class);
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(1);
    }

    @Test
    void doesNotRepeatAnAnswerWithoutSense() {
        portal.failsAfter(Step.REQUEST_SLOT, () -> Failures.senseless(Step.REQUEST_SLOT));
        assertThat(failureOfRun()).isInstanceOf(ProtocolException.class);
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(1);
    }

    @Test
    void doesNotRepeatWhenTheQuotaIsUsedUp() {
        portal.failsBefore(Step.REQUEST_SLOT, () -> Failures.quota(Step.REQUEST_SLOT));
        assertThat(failureOfRun())
                .isInstanceOfSatisfying(
                        TemporaryException.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.QUOTA));
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(1);
    }

    @Test
    void pausesWithFullJitterThatDoubles() {
        timing.randoms(0.5, 0.5);
        portal.outOfReach(Step.REQUEST_SLOT).outOfReach(Step.REQUEST_SLOT);
        workflow.run(request(), minutes(30), heard);
        assertThat(timing.sleeps()).containsExactly(Duration.ofMillis(50), Duration.ofMillis(100));
    }

    @Test
    void pausesFromOneSecondWhenS3ThrottlesWithoutAWord() {
        timing.randoms(0.5);
        portal.failsBefore(Step.UPLOAD, () -> Failures.throttled(Step.UPLOAD, Duration.ZERO));
        workflow.run(request(), minutes(30), heard);
        assertThat(timing.sleeps()).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void noComputedPauseIsLongerThanTheLongest() {
        RetryPolicy patient =
                new RetryPolicy(12, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(4), 500);
        workflow = builder().retryPolicy(patient).build();
        for (int i = 0; i < 11; i++) {
            portal.outOfReach(Step.REQUEST_SLOT);
        }
        workflow.run(request(), minutes(30), heard);
        assertThat(timing.sleeps()).hasSize(11).allMatch(pause -> pause.compareTo(Duration.ofSeconds(2)) <= 0);
    }

    @Test
    void waitsAtLeastAsLongAsItWasAskedTo() {
        portal.failsBefore(Step.REQUEST_SLOT, () -> Failures.throttled(Step.REQUEST_SLOT, Duration.ofSeconds(3)));
        workflow.run(request(), minutes(30), heard);
        assertThat(timing.sleeps()).startsWith(Duration.ofSeconds(3));
    }

    @Test
    void failsAtOnceWhenAskedToWaitBeyondTheDeadline() {
        portal.failsBefore(Step.REQUEST_SLOT, () -> Failures.throttled(Step.REQUEST_SLOT, Duration.ofMinutes(5)));
        assertThat(failureOfRun(minutes(4))).isInstanceOf(TemporaryException.class);
        assertThat(timing.passed()).isZero();
    }

    @Test
    void startsNoStepAfterTheDeadline() {
        portal.onNext(Step.UPLOAD, () -> timing.pass(Duration.ofMinutes(5)));
        assertThat(failureOfRun(minutes(4)))
                .isInstanceOfSatisfying(
                        TemporaryException.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.DEADLINE));
        assertThat(portal.calls(Step.START_IMPORT)).isZero();
    }

    @Test
    void statusByItselfIsRetriedToo() {
        portal.outOfReach(Step.CHECK_STATUS).phases(Phase.SUCCEEDED);
        workflow.submit(request(), minutes(30), heard);
        assertThat(workflow.status(file().id(), minutes(1)).phase()).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void noRetryIsBegunThatWouldReachTheDeadline() {
        portal.failsBefore(Step.REQUEST_SLOT, () -> Failures.throttled(Step.REQUEST_SLOT, Duration.ofMinutes(4)));
        assertThat(failureOfRun(minutes(4))).isInstanceOf(TemporaryException.class);
        assertThat(timing.passed()).isZero();
    }
}
