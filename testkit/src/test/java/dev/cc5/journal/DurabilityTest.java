package dev.cc5.journal;

import static dev.cc5.journal.JournalFixture.ID;
import static dev.cc5.journal.JournalFixture.KEY;
import static dev.cc5.journal.JournalFixture.REQUEST;
import static dev.cc5.journal.JournalFixture.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.Phase;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.testkit.FakePortal;
import dev.cc5.testkit.FakeTiming;
import dev.cc5.workflow.ImportWorkflow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is asked of the disk, when, and what follows when it fails. */
class DurabilityTest {
    private final ScriptedStorage storage = new ScriptedStorage();
    private final DirectoryJournal journal = new DirectoryJournal(storage, () -> Instant.EPOCH);

    private Optional<Stage> found() {
        try (Claim claim = journal.claim(KEY)) {
            return claim.found().map(JournalEntry::stage);
        }
    }

    private static void assertNotRecorded(ThrowingCallable recording) {
        assertThatThrownBy(recording)
                .isInstanceOfSatisfying(
                        TemporaryException.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.JOURNAL));
    }

    @Test
    void forcesTheFileAndItsNameBeforeAStartIsRecordedAndNothingElse() {
        try (Claim claim = journal.claim(KEY)) {
            claim.begin(REQUEST);
            claim.record(Stage.UPLOADING, file("1"));
            claim.record(Stage.UPLOADED, file("1"));
            assertThat(storage.calls).containsExactly("hold", "write", "write", "write");
            storage.calls.clear();

            claim.record(Stage.STARTING, file("1"));
            assertThat(storage.calls).containsExactly("write", "force", "force names");
            storage.calls.clear();

            claim.record(Stage.STARTED, file("1"));
            claim.record(Stage.SUCCEEDED, file("1"));
        }
        assertThat(storage.calls).containsExactly("write", "write");
    }

    @Test
    void aSignalWhileTheRecordOfTheStartIsForcedStopsTheStart() {
        FakeTiming timing = new FakeTiming();
        FakePortal portal = new FakePortal(timing).phases(Phase.SUCCEEDED);
        ImportWorkflow workflow = ImportWorkflow.builder()
                .use(portal)
                .journal(journal)
                .timing(timing)
                .build();
        storage.whenForced(() -> Thread.currentThread().interrupt());

        assertThatThrownBy(() -> workflow.run(REQUEST, timing.deadline(Duration.ofMinutes(30))))
                .isInstanceOf(ImportCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(portal.calls(Step.START_IMPORT)).isZero();
        assertThat(found()).contains(Stage.STARTING);
    }

    @Test
    void recordsNothingMoreOnceTheFileCouldNotBeForced() {
        recordsNothingMoreOnceThisFailed("force");
    }

    @Test
    void recordsNothingMoreOnceItsNameCouldNotBeForced() {
        recordsNothingMoreOnceThisFailed("force names");
    }

    private void recordsNothingMoreOnceThisFailed(String call) {
        try (Claim claim = journal.claim(KEY)) {
            claim.record(Stage.UPLOADED, file("1"));
            storage.fail(call);
            assertNotRecorded(() -> claim.record(Stage.STARTING, file("1")));
            storage.fail(null);
            storage.calls.clear();

            assertNotRecorded(() -> claim.record(Stage.STARTING, file("1")));
            assertNotRecorded(() -> claim.record(Stage.UPLOADED, file("1")));
            assertThat(storage.calls).isEmpty();
        }
        try (Claim next = journal.claim(KEY)) {
            next.record(Stage.STARTING, file("1"));
        }
    }

    @Test
    void aFullDiskTakesNothingFromWhatWasRecorded() {
        try (Claim claim = journal.claim(KEY)) {
            claim.record(Stage.UPLOADING, file("1"));
            storage.fail("write");
            assertNotRecorded(() -> claim.record(Stage.UPLOADED, file("1")));
            assertThat(claim.found()).map(JournalEntry::stage).contains(Stage.UPLOADING);
        }
        assertThat(found()).contains(Stage.UPLOADING);
    }

    @Test
    void recordsAgainWhenThereIsRoomAgain() {
        try (Claim claim = journal.claim(KEY)) {
            claim.record(Stage.UPLOADING, file("1"));
            storage.fail("write");
            assertNotRecorded(() -> claim.record(Stage.UPLOADED, file("1")));
            storage.fail(null);
            claim.record(Stage.STARTING, file("1"));
        }
        assertThat(found()).contains(Stage.STARTING);
    }

    @Test
    void aDiskThatIsFullFromTheFirstByteLeavesNothing() {
        storage.fail("write");
        try (Claim claim = journal.claim(KEY)) {
            assertNotRecorded(() -> claim.begin(REQUEST));
        }
        assertThat(storage.files).isEmpty();
    }

    @Test
    void saysThatNothingCanBeClaimed() {
        storage.fail("hold");
        assertThatThrownBy(() -> journal.claim(KEY))
                .isInstanceOf(TemporaryException.class)
                .hasMessageContaining("no space left on device");
    }

    @Test
    void aClaimThatFailsIsGivenBack() {
        storage.files.put(ID, "rubbish\n".getBytes(StandardCharsets.US_ASCII));
        storage.fail("rename");
        assertThatThrownBy(() -> journal.claim(KEY)).isInstanceOf(TemporaryException.class);
        assertThat(storage.files).containsOnlyKeys(ID);

        storage.fail(null);
        journal.claim(KEY).close();
        assertThat(storage.files).containsOnlyKeys(ID + ".damaged-1");
    }

    @Test
    void takesNothingThroughAClaimThatWasGivenBack() {
        Claim claim = journal.claim(KEY);
        claim.close();
        assertThatThrownBy(() -> claim.record(Stage.STARTED, file("1"))).isInstanceOf(IllegalStateException.class);
        assertThat(storage.files).isEmpty();
    }

    @Test
    void refusesARecordThatNobodyCouldReadAgain() {
        String name = "x".repeat(5 * 1024 * 1024);
        try (Claim claim = journal.claim(KEY)) {
            claim.record(Stage.UPLOADED, file("1"));
            assertNotRecorded(() -> claim.record(Stage.STARTING, file(name)));
            claim.record(Stage.STARTING, file("1"));
        }
        assertThat(found()).contains(Stage.STARTING);
    }
}
