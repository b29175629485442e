package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.ActionId;
import dev.cc5.model.Deadline;
import dev.cc5.model.Destination;
import dev.cc5.model.FilePath;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Labels;
import dev.cc5.model.Phase;
import dev.cc5.model.RefusedException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.RowError;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.Tracking;
import dev.cc5.model.UploadSlot;
import dev.cc5.port.FileImporter;
import dev.cc5.port.FileUploader;
import dev.cc5.port.StatusChecker;
import dev.cc5.port.UploadUrlProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FakePortalTest {
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
    void givesAnotherFileForEachSlotAndKeepsAnActionIdThatWasGiven() {
        UploadSlot first = urls.requestSlot(request, deadline);
        Tracking tracking = new Tracking(Optional.of(new ActionId("mine")), Optional.empty());
        UploadSlot second =
                urls.requestSlot(new ImportRequest(source, request.destination(), Labels.none(), tracking), deadline);

        assertThat(portal.files()).containsExactly(first.file(), second.file()).doesNotHaveDuplicates();
        assertThat(second.file().actionId()).isEqualTo(new ActionId("mine"));
        assertThat(first.expiresAt()).isEqualTo(timing.now().plus(Duration.ofMinutes(15)));
        assertThat(portal.requestOf(first.file().id())).isEqualTo(request);
    }

    @Test
    void remembersTheBytesAndHowOftenTheyCame() {
        UploadSlot slot = urls.requestSlot(request, deadline);
        List<Long> sent = new ArrayList<>();

        uploader.upload(source, slot, sent::add, deadline);
        uploader.upload(MemoryFile.of("other", "abc"), slot, bytes -> {}, deadline);

        assertThat(portal.bytesOf(slot.file().id())).asString().isEqualTo("abc");
        assertThat(portal.uploadsOf(slot.file().id())).isEqualTo(2);
        assertThat(sent).containsExactly(0L, 10L);
    }

    @Test
    void refusesToStartBeforeTheBytesAreThereOrWithAnotherPath() {
        UploadSlot slot = urls.requestSlot(request, deadline);
        assertThatThrownBy(() -> start(slot.file())).isInstanceOf(RefusedException.class);

        uploader.upload(source, slot, bytes -> {}, deadline);
        RemoteFile wrong = new RemoteFile(
                slot.file().id(), new FilePath("//b/other"), slot.file().actionId());
        assertThatThrownBy(() -> start(wrong)).isInstanceOf(RefusedException.class);

        assertThat(portal.runsOf(slot.file().id())).isZero();
        assertThat(portal.startsOf(slot.file().id())).isEmpty();
    }

    @Test
    void goesThroughTheStatusesOneACheck() {
        UploadSlot slot = urls.requestSlot(request, deadline);
        FileStatus created = check(slot.file());
        uploader.upload(source, slot, bytes -> {}, deadline);
        FileStatus uploaded = check(slot.file());
        start(slot.file());

        assertThat(List.of(created, uploaded)).allMatch(FileStatus::notBegun);
        assertThat(Stream.of(created, uploaded).map(FileStatus::word)).containsExactly("created", "uploaded");
        assertThat(Stream.generate(() -> check(slot.file())).limit(4).map(FileStatus::phase))
                .containsExactly(Phase.PENDING, Phase.RUNNING, Phase.SUCCEEDED, Phase.SUCCEEDED);
    }

    @Test
    void tellsRowErrorsWithAnImportThatFailed() {
        RowError error = new RowError(OptionalLong.of(3), "name", "is too long");
        portal.phases(Phase.RUNNING, Phase.PARTIAL, Phase.UNKNOWN).rowErrors(error);
        RemoteFile file = uploaded();
        start(file);

        assertThat(check(file).rowErrors()).isEmpty();
        assertThat(check(file).rowErrors()).containsExactly(error);
        assertThat(check(file).word()).isEqualTo("perplexed");
    }

    @Test
    void runsAnImportOnceForEachActionId() {
        RemoteFile file = uploaded();
        start(file);
        start(file);
        assertThat(portal.runsOf(file.id())).isEqualTo(1);
        assertThat(portal.startsOf(file.id())).hasSize(2);

        start(new RemoteFile(file.id(), file.path(), new ActionId("other")));
        assertThat(portal.runsOf(file.id())).isEqualTo(2);
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
