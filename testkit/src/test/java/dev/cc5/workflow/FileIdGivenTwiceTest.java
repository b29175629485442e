package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.journal.DirectoryJournal;
import dev.cc5.model.ActionId;
import dev.cc5.model.FileId;
import dev.cc5.model.FilePath;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.OutcomeUnknownException;
import dev.cc5.model.Phase;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.SignedUrl;
import dev.cc5.model.Step;
import dev.cc5.model.StillRunningException;
import dev.cc5.model.UploadSlot;
import dev.cc5.port.ImportJournal;
import dev.cc5.testkit.Failures;
import dev.cc5.testkit.MemoryFile;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A portal that gives one file id for the contents of two imports. */
class FileIdGivenTwiceTest extends WorkflowFixture {
    private static final FileId SAME = new FileId("same");

    @TempDir
    private Path state;

    private final Deque<FileStatus> statuses = new ArrayDeque<>();
    private int starts;

    private final ImportRequest first = request(MemoryFile.of("a.cc5txt", "first"));
    private final ImportRequest second = request(MemoryFile.of("b.cc5txt", "second"));

    @Test
    void isRefusedWhileTheFirstImportHasNotEnded() {
        workflow = mixingUp(journal);
        workflow.submit(first, minutes(1));
        assertThatThrownBy(() -> workflow.run(second, minutes(1)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("file id same");
        assertThat(starts).isEqualTo(1);
    }

    @Test
    void isRefusedInAnotherRunWithTheSameStateDirectoryToo() {
        mixingUp(inDirectory()).submit(first, minutes(1));
        assertThatThrownBy(() -> mixingUp(inDirectory()).run(second, minutes(1)))
                .isInstanceOf(ProtocolException.class);
        assertThat(starts).isEqualTo(1);
    }

    @Test
    void isRefusedWhenAnotherProcessIsAtTheFirstRightNow() {
        ImportJournal elsewhere = inDirectory();
        try (ImportJournal.Claim claim = elsewhere.claim(mixingUp(elsewhere).key(first))) {
            claim.begin(first);
            claim.record(dev.cc5.port.JournalEntry.Stage.UPLOADING, file("1"));
            claim.use(file("1"));
            assertThatThrownBy(() -> mixingUp(inDirectory()).run(second, minutes(1)))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void theEndOfTheFirstIsNotBelievedToBeTheSecondsEnd() {
        statuses.add(status(Phase.SUCCEEDED));
        mixingUp(inDirectory()).run(first, minutes(1));
        statuses.add(status(Phase.SUCCEEDED));
        assertThatThrownBy(() -> mixingUp(inDirectory()).run(second, minutes(1)))
                .isInstanceOf(StillRunningException.class)
                .hasMessageContaining("other content");
    }

    @Test
    void theSecondSucceedsWhenItWasSeenBeforeItsEnd() {
        workflow = mixingUp(inDirectory());
        statuses.add(status(Phase.SUCCEEDED));
        workflow.run(first, minutes(1));
        statuses.addAll(List.of(status(Phase.SUCCEEDED), status(Phase.RUNNING), status(Phase.SUCCEEDED)));
        assertThat(workflow.run(second, minutes(1)).status()).isPresent();
        assertThat(statuses).hasSize(1);
    }

    @Test
    void theSecondSucceedsWhenTheAnswerCarriesItsActionId() {
        workflow = mixingUp(journal);
        statuses.add(status(Phase.SUCCEEDED));
        workflow.run(first, minutes(1));
        statuses.add(status(Phase.SUCCEEDED, "2"));
        assertThat(workflow.run(second, minutes(1)).status()).isPresent();
    }

    @Test
    void aLaterRunOfTheSecondStillDoesNotBelieveTheEndOfTheFirst() {
        statuses.add(status(Phase.SUCCEEDED));
        mixingUp(inDirectory()).run(first, minutes(1));
        mixingUp(inDirectory()).submit(second, minutes(1));
        assertThatThrownBy(() -> mixingUp(inDirectory()).run(second, minutes(1)))
                .isInstanceOf(StillRunningException.class);
    }

    @Test
    void theEndOfTheFirstDoesNotSettleALostStartOfTheSecond() {
        workflow = mixingUp(inDirectory());
        statuses.add(status(Phase.SUCCEEDED));
        workflow.run(first, minutes(1));
        lost = true;
        assertThatThrownBy(() -> workflow.run(second, minutes(1))).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void aRefusedImportLeavesItsFileIdToOthers() {
        refused = true;
        workflow = mixingUp(inDirectory());
        statuses.add(FileStatus.of(SAME, Phase.UNKNOWN, "", ""));
        assertThatThrownBy(() -> workflow.run(first, minutes(1))).isInstanceOf(RefusedException.class);
        refused = false;
        statuses.addAll(List.of(status(Phase.RUNNING), status(Phase.SUCCEEDED)));
        assertThat(workflow.run(second, minutes(1)).status()).isPresent();
    }

    @Test
    void theSameContentAgainIsNoOther() {
        workflow = mixingUp(inDirectory());
        workflow.submit(first, minutes(1));
        statuses.add(status(Phase.SUCCEEDED));
        assertThat(workflow.run(first, minutes(1)).status()).isPresent();
    }

    private boolean lost;
    private boolean refused;

    private DirectoryJournal inDirectory() {
        return DirectoryJournal.open(state, timing::now);
    }

    private ImportWorkflow mixingUp(ImportJournal where) {
        return builder()
                .journal(where)
                .uploadUrlProvider((request, deadline) -> new UploadSlot(
                        file(request.source().name().equals("a.cc5txt") ? "1" : "2"),
                        SignedUrl.of("https://s3.example.com/b/same"),
                        timing.now().plusSeconds(900)))
                .fileUploader((source, slot, counter, deadline) -> {})
                .fileImporter((file, tracking, deadline) -> {
                    starts++;
                    if (lost) {
                        throw Failures.network(Step.START_IMPORT, dev.cc5.model.Sent.MAYBE);
                    }
                    if (refused) {
                        throw Failures.refused(Step.START_IMPORT, "no such entity");
                    }
                    return Optional.empty();
                })
                .statusChecker((id, deadline) -> statuses.size() > 1 ? statuses.remove() : statuses.element())
                .build();
    }

    private static RemoteFile file(String actionId) {
        return new RemoteFile(SAME, new FilePath("//b/same"), new ActionId(actionId));
    }

    private static FileStatus status(Phase phase, String... actionIds) {
        Set<ActionId> ids =
                Set.copyOf(List.of(actionIds).stream().map(ActionId::new).toList());
        return new FileStatus(SAME, phase, phase.name(), false, "", ids, List.of(), 0, "");
    }
}
