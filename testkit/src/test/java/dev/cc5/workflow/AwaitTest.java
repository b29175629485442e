package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.FileNotFoundAtPortalException;
import dev.cc5.model.Phase;
import dev.cc5.model.Step;
import dev.cc5.model.StillRunningException;
import dev.cc5.testkit.Failures;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AwaitTest extends WorkflowFixture {
    @Test
    void pausesGrowFromTheFirstToTheLongest() {
        portal.phases(Phase.RUNNING);
        failureOfRun(minutes(10));
        assertThat(timing.sleeps())
                .startsWith(Duration.ofSeconds(1), Duration.ofMillis(1500), Duration.ofMillis(2250))
                .contains(Duration.ofSeconds(30))
                .allMatch(pause -> pause.compareTo(Duration.ofSeconds(30)) <= 0);
    }

    @Test
    void pausesVaryByAFifthSoThatPollersDoNotMarchInStep() {
        timing.randoms(0.0, 0.999999);
        portal.phases(Phase.RUNNING, Phase.RUNNING, Phase.SUCCEEDED);
        workflow.run(request(), minutes(10), heard);
        assertThat(timing.sleeps().get(0)).isEqualTo(Duration.ofMillis(800));
        assertThat(timing.sleeps().get(1)).isBetween(Duration.ofMillis(1799), Duration.ofMillis(1800));
    }

    @Test
    void endsAtTheDeadlineAndSaysWhatWasSeen() {
        portal.phases(Phase.RUNNING);
        assertThat(failureOfRun(minutes(10)))
                .isInstanceOfSatisfying(
                        StillRunningException.class,
                        e -> assertThat(e.status().phase()).isEqualTo(Phase.RUNNING))
                .hasMessageContaining("Do not import the file again");
        assertThat(timing.passed()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    }

    @Test
    void aWordThatNobodyKnowsIsNeverASuccess() {
        portal.phases(Phase.UNKNOWN);
        assertThat(failureOfRun(minutes(10))).isInstanceOf(StillRunningException.class);
    }

    @Test
    void aPollThatFailsDoesNotGiveUpAHealthyImport() {
        for (int i = 0; i < 20; i++) {
            portal.outOfReach(Step.CHECK_STATUS);
        }
        assertThat(workflow.run(request(), minutes(60), heard).status()).isPresent();
    }

    @Test
    void aPollIsNotRepeatedBeforeThePortalWishesIt() {
        portal.failsBefore(Step.CHECK_STATUS, () -> Failures.throttled(Step.CHECK_STATUS, Duration.ofSeconds(40)));
        workflow.run(request(), minutes(30), heard);
        assertThat(timing.sleeps()).containsExactly(Duration.ofSeconds(40));
    }

    @Test
    void anImportThatHasEndedIsSeenThoughThePortalAskedToWaitForYears() {
        portal.failsBefore(
                Step.CHECK_STATUS, () -> Failures.throttled(Step.CHECK_STATUS, Duration.ofSeconds(99_999_999)));
        workflow.run(request(), minutes(30), heard);
        assertThat(timing.passed()).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void stopsAskingWhenTheQuotaIsUsedUp() {
        portal.failsBefore(Step.CHECK_STATUS, () -> Failures.quota(Step.CHECK_STATUS));
        assertThat(failureOfRun()).isInstanceOf(StillRunningException.class);
        assertThat(portal.calls(Step.CHECK_STATUS)).isEqualTo(1);
    }

    @Test
    void stopsAskingWhenFiveAnswersInARowMakeNoSense() {
        for (int i = 0; i < 9; i++) {
            portal.failsBefore(Step.CHECK_STATUS, () -> Failures.senseless(Step.CHECK_STATUS));
        }
        assertThat(failureOfRun()).isInstanceOf(StillRunningException.class).hasMessageContaining("made no sense");
        assertThat(portal.calls(Step.CHECK_STATUS)).isEqualTo(5);
    }

    @Test
    void aFileThatIsNotVisibleYetIsWaitedForHalfAMinute() {
        for (int i = 0; i < 3; i++) {
            portal.failsBefore(Step.CHECK_STATUS, () -> Failures.notFound(Step.CHECK_STATUS, file().id()));
        }
        assertThat(workflow.run(request(), minutes(30), heard).status()).isPresent();
    }

    @Test
    void aFileThatNeverAppearsIsNotFoundAfterHalfAMinute() {
        for (int i = 0; i < 100; i++) {
            portal.failsBefore(Step.CHECK_STATUS, () -> Failures.notFound(Step.CHECK_STATUS, file().id()));
        }
        assertThat(failureOfRun()).isInstanceOf(FileNotFoundAtPortalException.class);
        assertThat(timing.passed()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(50));
    }

    @Test
    void theFirstEndThatIsSeenIsFinal() {
        portal.phases(Phase.SUCCEEDED, Phase.RUNNING);
        workflow.run(request(), minutes(30), heard);
        assertThat(heard.events.stream().filter("SUCCEEDED"::equals).collect(Collectors.toList()))
                .hasSize(1);
        assertThat(portal.calls(Step.CHECK_STATUS)).isEqualTo(1);
    }

    @Test
    void thePollPolicyIsTheOneThatWasGiven() {
        Duration often = Duration.ofMillis(10);
        workflow = builder().pollPolicy(new PollPolicy(often, often, often)).build();
        portal.phases(Phase.RUNNING, Phase.RUNNING, Phase.SUCCEEDED);
        workflow.run(request(), minutes(30), heard);
        assertThat(timing.sleeps()).containsExactly(often, often);
    }

    @Test
    void theLastLookComesASecondBeforeTheDeadline() {
        portal.phases(Phase.RUNNING);
        assertThat(failureOfRun(minutes(10))).isInstanceOf(StillRunningException.class);
        assertThat(timing.passed()).isEqualTo(Duration.ofMinutes(10).minusSeconds(1));
    }

    @Test
    void saysWhetherThePollsFailedToTheEnd() {
        portal.phases(Phase.RUNNING);
        assertThat(failureOfRun(minutes(1)).getMessage())
                .contains("its last status was \"")
                .doesNotContain("the last poll failed");
        for (int i = 0; i < 100; i++) {
            portal.outOfReach(Step.CHECK_STATUS);
        }
        assertThat(failureOfRun(minutes(1)).getMessage())
                .contains("no status was seen")
                .contains("the last poll failed");
    }

    @Test
    void aSensibleAnswerForgivesThoseWithoutSense() {
        for (int i = 0; i < 4; i++) {
            portal.failsBefore(Step.CHECK_STATUS, () -> Failures.senseless(Step.CHECK_STATUS));
        }
        portal.phases(Phase.RUNNING, Phase.SUCCEEDED);
        workflow.run(request(), minutes(30), heard);
        assertThat(portal.calls(Step.CHECK_STATUS)).isEqualTo(6);
    }
}
