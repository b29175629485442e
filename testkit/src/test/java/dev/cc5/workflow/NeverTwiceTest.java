package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.model.Destination;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportFailedException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Phase;
import dev.cc5.model.RefusedException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.model.StillRunningException;
import dev.cc5.port.JournalEntry;
import dev.cc5.testkit.Failures;
import dev.cc5.testkit.MemoryFile;
import org.junit.jupiter.api.Test;

class NeverTwiceTest extends WorkflowFixture {
    @Test
    void theSameContentIsNotImportedAgain() {
        workflow.run(request(), minutes(30), heard);
        ImportResult again = workflow.run(request(MemoryFile.of("other name", "content")), minutes(30), heard);
        assertThat(again.alreadyImported()).isTrue();
        assertThat(again.file()).isEqualTo(file());
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(1);
    }

    @Test
    void otherContentOrAnotherDestinationIsAnotherImport() {
        workflow.run(request(), minutes(30), heard);
        workflow.run(request(MemoryFile.of("family.cc5txt", "other")), minutes(30), heard);
        Destination elsewhere = new Destination("w1", "b2", "wks_family");
        workflow.run(new ImportRequest(request().source(), elsewhere), minutes(30), heard);
        assertThat(runs()).isEqualTo(3);
    }

    @Test
    void anImportThatStillRunsIsWaitedForAndNotStartedAgain() {
        portal.phases(Phase.RUNNING);
        assertThat(failureOfRun(minutes(1))).isInstanceOf(StillRunningException.class);
        portal.phases(Phase.SUCCEEDED);
        assertThat(failureOfRun(minutes(1))).isInstanceOf(StillRunningException.class);
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(1);
        assertThat(heard.events).contains("resuming STARTED");
    }

    @Test
    void submitGivesTheFileThatWasSubmittedBefore() {
        RemoteFile first = workflow.submit(request(), minutes(30), heard);
        assertThat(workflow.submit(request(), minutes(30), heard)).isEqualTo(first);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void aFailedImportMayBeImportedAnew() {
        portal.phases(Phase.FAILED);
        assertThat(failureOfRun()).isInstanceOf(ImportFailedException.class);
        portal.phases(Phase.SUCCEEDED);
        assertThat(workflow.run(request(), minutes(30), heard).alreadyImported())
                .isFalse();
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(2);
    }

    @Test
    void aRefusedImportMayBeImportedAnew() {
        portal.failsBefore(Step.START_IMPORT, () -> Failures.refused(Step.START_IMPORT, "no"));
        assertThat(failureOfRun()).isInstanceOf(RefusedException.class);
        workflow.run(request(), minutes(30), heard);
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(2);
    }

    @Test
    void isRefusedWhileAnotherImportsTheSameContent() {
        portal.onNext(
                Step.UPLOAD,
                () -> assertThatThrownBy(() -> workflow.run(request(), minutes(30), heard))
                        .isInstanceOf(AlreadyClaimedException.class));
        workflow.run(request(), minutes(30), heard);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void startsNothingThatTheJournalCouldNotRecord() {
        workflow = builder()
                .journal(new FailingJournal(journal, JournalEntry.Stage.STARTING, 1))
                .build();
        assertThatThrownBy(() -> workflow.run(request(), minutes(30), heard)).hasMessageContaining("disk full");
        assertThat(portal.calls(Step.START_IMPORT)).isZero();
    }

    @Test
    void aSuccessThatTheJournalCouldNotRecordIsASuccessAllTheSame() {
        workflow = builder()
                .journal(new FailingJournal(journal, JournalEntry.Stage.SUCCEEDED, 1))
                .build();
        assertThat(workflow.run(request(), minutes(30), heard).status()).isPresent();
        assertThat(heard.events).contains("not recorded SUCCEEDED");
    }

    @Test
    void whatWasNotUploadedToTheEndIsUploadedAnew() {
        portal.failsAfter(Step.UPLOAD, () -> Failures.cancelled(Step.UPLOAD));
        assertThat(failureOfRun()).isInstanceOf(ImportCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();

        workflow.run(request(), minutes(30), heard);
        assertThat(heard.events).contains("resuming UPLOADING");
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(2);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void importsAgainWhatWasImportedOnlyByForce() {
        workflow.run(request(), minutes(30), heard);
        workflow = builder().force(true).build();
        assertThat(workflow.run(request(), minutes(30), heard).alreadyImported())
                .isFalse();
        assertThat(runs()).isEqualTo(2);

        workflow = builder().build();
        assertThat(workflow.run(request(), minutes(30), heard).file()).isEqualTo(file());
    }

    @Test
    void forceRespectsAClaim() {
        workflow = builder().force(true).build();
        isRefusedWhileAnotherImportsTheSameContent();
    }
}
