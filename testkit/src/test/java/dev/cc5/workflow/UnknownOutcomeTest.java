package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.OutcomeUnknownException;
import dev.cc5.model.Phase;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import dev.cc5.testkit.Failures;
import dev.cc5.testkit.FakePortal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Step 3 may have reached the portal: DESIGN 7.2. */
class UnknownOutcomeTest extends WorkflowFixture {
    @Test
    void doesNotStartAgainWhatTheStatusShowsAsBegun() {
        portal.answerLost(Step.START_IMPORT).phases(Phase.RUNNING, Phase.SUCCEEDED);
        workflow.run(request(), minutes(30), heard);
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(1);
        assertThat(heard.events).contains("unknown", "started");
    }

    @Test
    void treatsAnAnswerWithoutSenseLikeALostOne() {
        portal.failsAfter(Step.START_IMPORT, () -> Failures.senseless(Step.START_IMPORT));
        workflow.run(request(), minutes(30), heard);
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(1);
    }

    @Test
    void startsOnceMoreOnlyAfterTheSettleTimeAndWithTheSameActionId() {
        portal.requestLost(Step.START_IMPORT);
        workflow.run(request(), minutes(30), heard);
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(2);
        assertThat(timing.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void asksAgainAfterTheSettleTimeBeforeItStartsOnceMore() {
        // The lost request is acted on late, while we wait.
        portal.everyStartRuns().requestLost(Step.START_IMPORT);
        timing.onSleep(length -> {
            if (length.equals(Duration.ofSeconds(3))) {
                FakePortal late = portal;
                late.fileImporter().orElseThrow().startImport(file(), request().tracking(), minutes(1));
            }
        });
        workflow.run(request(), minutes(30), heard);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void isUnknownWhenTheSecondRequestIsLostTooAndNothingShows() {
        portal.requestLost(Step.START_IMPORT).requestLost(Step.START_IMPORT);
        assertThat(failureOfRun())
                .isInstanceOfSatisfying(
                        OutcomeUnknownException.class, e -> assertThat(e.file()).contains(file()))
                .hasMessageContaining("Do not import the file again");
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(2);
    }

    @Test
    void aSecondRequestThatIsRefusedIsFineWhenTheFirstGotThrough() {
        portal.requestLost(Step.START_IMPORT)
                .failsAfter(Step.START_IMPORT, () -> Failures.refused(Step.START_IMPORT, "already started"));
        workflow.run(request(), minutes(30), heard);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void neverStartsAgainWhenThePortalDoesNotTellWaitingFromNotBegun() {
        portal.hidesNotBegun().requestLost(Step.START_IMPORT);
        failureOfRun();
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(1);
    }

    @Test
    void aStartThatMayBeLostIsNeverSaidToBeSubmittedByAWaitingStatus() {
        portal.hidesNotBegun().requestLost(Step.START_IMPORT);
        assertThatThrownBy(() -> workflow.submit(request(), minutes(30), heard))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(recorded().stage()).isEqualTo(Stage.STARTING);
        assertThatThrownBy(() -> workflow.submit(request(), minutes(30), heard))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(1);
    }

    @Test
    void waitsUntilTheStatusTellsWhetherTheStartWasReceived() {
        portal.hidesNotBegun().answerLost(Step.START_IMPORT).phases(Phase.PENDING, Phase.PENDING, Phase.RUNNING);
        RemoteFile file = workflow.submit(request(), minutes(30), heard);
        assertThat(portal.runsOf(file.id())).isEqualTo(1);
        assertThat(portal.calls(Step.CHECK_STATUS)).isEqualTo(3);
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(1);
    }

    @Test
    void isUnknownWhenTheStatusMayNotBeAsked() {
        portal.requestLost(Step.START_IMPORT)
                .failsBefore(Step.CHECK_STATUS, () -> Failures.notAuthorised(Step.CHECK_STATUS));
        assertThat(failureOfRun()).isInstanceOf(OutcomeUnknownException.class);
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(1);
    }

    @Test
    void keepsAskingWhileThePortalIsAway() {
        portal.answerLost(Step.START_IMPORT);
        for (int i = 0; i < 8; i++) {
            portal.outOfReach(Step.CHECK_STATUS);
        }
        workflow.run(request(), minutes(30), heard);
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(1);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void isUnknownWhenThePortalStaysAway() {
        portal.answerLost(Step.START_IMPORT);
        for (int i = 0; i < 200; i++) {
            portal.outOfReach(Step.CHECK_STATUS);
        }
        assertThat(failureOfRun(minutes(10))).isInstanceOf(OutcomeUnknownException.class);
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(1);
        assertThat(timing.passed()).isLessThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aCancelledStartIsNotForgotten() {
        portal.failsAfter(Step.START_IMPORT, () -> Failures.cancelled(Step.START_IMPORT));
        ImportException failure = failureOfRun();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(ImportCancelledException.class);

        workflow.run(request(), minutes(30), heard);
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(1);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void theSecondStartIsNotDoubtedBeforeTheSettleTimeHasPassedAgain() {
        portal.requestLost(Step.START_IMPORT).answerLost(Step.START_IMPORT).phases(Phase.SUCCEEDED);
        workflow.run(request(), minutes(30), heard);
        assertThat(timing.sleeps().stream().filter(Duration.ofSeconds(3)::equals))
                .hasSize(2);
    }

    @Test
    void thereIsNoSecondStartWhereTheTimeIsUpFirst() {
        portal.requestLost(Step.START_IMPORT);
        ImportException failure = failureOfRun(timing.deadline(Duration.ofSeconds(3)));
        assertThat(failure).hasMessageContaining("the time was up");
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(1);
    }

    private JournalEntry recorded() {
        try (Claim claim = journal.claim(key())) {
            return claim.found().orElseThrow();
        }
    }

    private JournalKey key() {
        return new JournalKey(request().source().fingerprint(), FakePortal.ORIGIN, DESTINATION);
    }
}
