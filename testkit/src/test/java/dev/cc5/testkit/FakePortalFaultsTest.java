package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.Deadline;
import dev.cc5.model.Destination;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Phase;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Sent;
import dev.cc5.model.SlotUnusableException;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.model.Tracking;
import dev.cc5.model.UploadSlot;
import dev.cc5.port.FileImporter;
import dev.cc5.port.FileUploader;
import dev.cc5.port.StatusChecker;
import dev.cc5.port.UploadUrlProvider;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FakePortalFaultsTest {
    private final FakeTiming timing = new FakeTiming();
    private final FakePortal portal = new FakePortal(timing);
    private final UploadUrlProvider urls = portal.uploadUrlProvider().orElseThrow();
    private final FileUploader uploader = portal.fileUploader().orElseThrow();
    private final FileImporter importer = portal.fileImporter().orElseThrow();
    private final StatusChecker checker = portal.statusChecker().orElseThrow();
    private final Deadline deadline = timing.deadline(Duration.ofHours(1));
    private final MemoryFile source = MemoryFile.of("family.cc5txt", "0123456789");
    private final ImportRequest request = new ImportRequest(source, new Destination("w", "b", "wks_family"));

    @Test
    void canHideThatAnImportHasNotBegun() {
        portal.hidesNotBegun();

        FileStatus status = check(uploaded());

        assertThat(status.phase()).isEqualTo(Phase.PENDING);
        assertThat(status.notBegun()).isFalse();
    }

    @Test
    void canRunAnImportAtEveryStart() {
        portal.everyStartRuns();
        RemoteFile file = uploaded();
        start(file);
        start(file);

        assertThat(portal.runsOf(file.id())).isEqualTo(2);
    }

    @Test
    void takesNothingIntoASlotThatExpired() {
        portal.slotLifetime(Duration.ofSeconds(1));
        UploadSlot old = urls.requestSlot(request, deadline);
        timing.pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> uploader.upload(source, old, bytes -> {}, deadline))
                .isInstanceOf(SlotUnusableException.class);

        UploadSlot ended = urls.requestSlot(request, deadline);
        portal.expireSlots();
        SlotUnusableException e = catchThrowableOfType(
                SlotUnusableException.class, () -> uploader.upload(source, ended, bytes -> {}, deadline));
        assertThat(e.reason()).isEqualTo(SlotUnusableException.Reason.EXPIRED);
    }

    @Test
    void failsBeforeItActed() {
        RemoteFile file = uploaded();
        portal.outOfReach(Step.START_IMPORT).requestLost(Step.START_IMPORT);

        assertThat(failedStart(file).sent()).isEqualTo(Sent.NO);
        assertThat(failedStart(file).sent()).isEqualTo(Sent.MAYBE);
        assertThat(portal.runsOf(file.id())).isZero();
        start(file);
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(3);
    }

    @Test
    void failsAfterItActed() {
        RemoteFile file = uploaded();
        portal.goesWell(Step.START_IMPORT).answerLost(Step.START_IMPORT);
        start(file);

        assertThat(failedStart(file).sent()).isEqualTo(Sent.MAYBE);

        assertThat(portal.startsOf(file.id())).hasSize(2);
    }

    @Test
    void waitsForTheDeadlineWhenItNeverAnswers() {
        RemoteFile file = uploaded();
        portal.neverAnswers(Step.START_IMPORT);

        TemporaryException e = failedStart(file);

        assertThat(e.trouble()).isEqualTo(Trouble.DEADLINE);
        assertThat(deadline.isOver()).isTrue();
        assertThat(portal.runsOf(file.id())).isEqualTo(1);
    }

    @Test
    void letsATestActWithinACall() {
        RemoteFile file = uploaded();
        portal.onNext(Step.CHECK_STATUS, () -> start(file));

        assertThat(check(file).notBegun()).isFalse();
    }

    @Test
    void failsWhenClosed() {
        portal.close();

        assertThatIllegalStateException().isThrownBy(() -> urls.requestSlot(request, deadline));
    }

    private RemoteFile uploaded() {
        UploadSlot slot = urls.requestSlot(request, deadline);
        uploader.upload(source, slot, bytes -> {}, deadline);
        return slot.file();
    }

    private void start(RemoteFile file) {
        importer.startImport(file, Tracking.none(), deadline);
    }

    private TemporaryException failedStart(RemoteFile file) {
        return catchThrowableOfType(TemporaryException.class, () -> start(file));
    }

    private FileStatus check(RemoteFile file) {
        return checker.check(file.id(), deadline);
    }
}
