package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.model.Destination;
import dev.cc5.model.ImportFailedException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Phase;
import dev.cc5.model.RefusedException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.model.StillRunningException;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalKey;
import dev.cc5.testkit.Failures;
import dev.cc5.testkit.MemoryFile;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeverTwiceTest extends WorkflowFixture {
    @Test
    void theSameContentIsNotImportedAgain() {
        workflow.run(request(), minutes(30));
        ImportResult again = workflow.run(request(MemoryFile.of("other name", "content")), minutes(30));
        assertThat(again.alreadyImported()).isTrue();
        assertThat(again.file()).isEqualTo(file());
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(1);
    }

    @Test
    void otherContentOrAnotherDestinationIsAnotherImport() {
        workflow.run(request(), minutes(30));
        workflow.run(request(MemoryFile.of("family.cc5txt", "other")), minutes(30));
        Destination elsewhere = new Destination("w1", "b2", "wks_family");
        workflow.run(new ImportRequest(request().source(), elsewhere), minutes(30));
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
        RemoteFile first = workflow.submit(request(), minutes(30));
        assertThat(workflow.submit(request(), minutes(30))).isEqualTo(first);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void aFailedImportMayBeImportedAnew() {
        portal.phases(Phase.FAILED);
        assertThat(failureOfRun()).isInstanceOf(ImportFailedException.class);
        portal.phases(Phase.SUCCEEDED);
        assertThat(workflow.run(request(), minutes(30)).alreadyImported()).isFalse();
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(2);
    }

    @Test
    void aRefusedImportMayBeImportedAnew() {
        portal.failsBefore(Step.START_IMPORT, () -> Failures.refused(Step.START_IMPORT, "no"));
        assertThat(failureOfRun()).isInstanceOf(RefusedException.class);
        workflow.run(request(), minutes(30));
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(2);
    }

    @Test
    void isRefusedWhileAnotherImportsTheSameContent() {
        portal.onNext(
                Step.UPLOAD,
                () -> assertThatThrownBy(() -> workflow.run(request(), minutes(30)))
                        .isInstanceOf(AlreadyClaimedException.class));
        workflow.run(request(), minutes(30));
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void startsNothingThatTheJournalCouldNotRecord() {
        workflow = builder().journal(new Failing(JournalEntry.Stage.STARTING)).build();
        assertThatThrownBy(() -> workflow.run(request(), minutes(30))).hasMessage("disk full");
        assertThat(portal.calls(Step.START_IMPORT)).isZero();
    }

    @Test
    void aSuccessThatTheJournalCouldNotRecordIsASuccessAllTheSame() {
        workflow = builder().journal(new Failing(JournalEntry.Stage.SUCCEEDED)).build();
        assertThat(workflow.run(request(), minutes(30)).status()).isPresent();
        assertThat(heard.events).contains("not recorded SUCCEEDED");
    }

    /** Cannot record one stage. */
    private final class Failing implements ImportJournal {
        private final JournalEntry.Stage never;

        Failing(JournalEntry.Stage never) {
            this.never = never;
        }

        @Override
        public Claim claim(JournalKey key) {
            Claim claim = journal.claim(key);
            return new Claim() {
                @Override
                public Optional<JournalEntry> found() {
                    return claim.found();
                }

                @Override
                public void record(JournalEntry.Stage stage, RemoteFile file) {
                    if (stage == never) {
                        throw new IllegalStateException("disk full");
                    }
                    claim.record(stage, file);
                }

                @Override
                public void close() {
                    claim.close();
                }
            };
        }
    }
}
