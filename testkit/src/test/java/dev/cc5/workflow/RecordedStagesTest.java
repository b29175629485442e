package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.OutcomeUnknownException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import dev.cc5.testkit.Failures;
import dev.cc5.testkit.FakePortal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the journal is told of a run, and what a later run makes of it. */
class RecordedStagesTest extends WorkflowFixture {
    @Test
    void theJournalIsToldWhatIsImportedAndThenEachStage() {
        List<String> told = new ArrayList<>();
        workflow = builder().journal(telling(told)).build();
        workflow.run(request(), minutes(30), heard);
        assertThat(told).containsExactly("begin", "UPLOADING", "UPLOADED", "STARTING", "STARTED", "SUCCEEDED");
    }

    private ImportJournal telling(List<String> told) {
        return key -> {
            Claim claim = journal.claim(key);
            return new Claim() {
                @Override
                public Optional<JournalEntry> found() {
                    return claim.found();
                }

                @Override
                public void begin(ImportRequest request) {
                    told.add("begin");
                }

                @Override
                public void record(Stage stage, RemoteFile file) {
                    told.add(stage.name());
                    claim.record(stage, file);
                }

                @Override
                public void close() {
                    claim.close();
                }
            };
        };
    }

    @Test
    void aStartThatAnEarlierRunRecordedIsLookedForBeforeItIsRepeated() {
        RemoteFile file = uploadedAndRecordedAs(Stage.STARTING);
        workflow.run(request(), minutes(30), heard);
        assertThat(heard.events).startsWith("resuming STARTING");
        assertThat(timing.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(portal.runsOf(file.id())).isEqualTo(1);
        assertThat(portal.calls(Step.UPLOAD)).isEqualTo(1);
    }

    @Test
    void theClockOfTheMachineNeverShortensTheSettleTime() {
        for (int hours : List.of(-1, 0, 1)) {
            uploadedAndRecordedAs(Stage.STARTING);
            timing.turnWallClock(Duration.ofHours(hours));
            int slept = timing.sleeps().size();
            workflow.run(request(), minutes(30), heard);
            assertThat(timing.sleeps().subList(slept, slept + 1)).containsExactly(Duration.ofSeconds(3));
        }
    }

    @Test
    void aSecondStartIsRecordedBeforeItIsSent() {
        portal.requestLost(Step.START_IMPORT)
                .failsAfter(Step.START_IMPORT, () -> Failures.cancelled(Step.START_IMPORT));
        assertThat(failureOfRun()).isInstanceOf(ImportCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(recorded().starts()).isEqualTo(2);
    }

    @Test
    void noRunStartsAFileAThirdTime() {
        RemoteFile file = uploadedAndRecordedAs(Stage.STARTING, Stage.STARTING);
        assertThat(failureOfRun()).isInstanceOf(OutcomeUnknownException.class).hasMessageContaining("sent twice");
        assertThat(portal.calls(Step.START_IMPORT)).isZero();
        assertThat(portal.runsOf(file.id())).isZero();
        assertThat(failureOfRun()).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void aSecondStartThatCannotBeRecordedIsNotSent() {
        portal.requestLost(Step.START_IMPORT);
        workflow = builder()
                .journal(new FailingJournal(journal, Stage.STARTING, 2))
                .build();
        assertThat(failureOfRun()).isInstanceOf(OutcomeUnknownException.class).hasMessageContaining("disk full");
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(1);
    }

    @Test
    void aStartThatWasSurelyNotActedOnIsStartedLaterWithoutAsking() {
        portal.failsBefore(Step.START_IMPORT, () -> Failures.throttled(Step.START_IMPORT, Duration.ofDays(1)));
        assertThat(failureOfRun()).isInstanceOf(TemporaryException.class);
        int asked = portal.calls(Step.CHECK_STATUS);
        assertThat(asked).isZero();
        workflow.run(request(), minutes(30), heard);
        assertThat(heard.events).contains("resuming UPLOADED");
        assertThat(portal.calls(Step.UPLOAD)).isEqualTo(1);
    }

    /** As a run leaves it that dies before it sends step 3. */
    private RemoteFile uploadedAndRecordedAs(Stage... stages) {
        var slot = portal.uploadUrlProvider().orElseThrow().requestSlot(request(), minutes(1));
        portal.fileUploader().orElseThrow().upload(request().source(), slot, sent -> {}, minutes(1));
        try (Claim claim = journal.claim(key())) {
            for (Stage stage : stages) {
                claim.record(stage, slot.file());
            }
        }
        return slot.file();
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
