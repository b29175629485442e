package dev.cc5.testkit;

import dev.cc5.model.ActionId;
import dev.cc5.model.FileId;
import dev.cc5.model.FilePath;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Phase;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.RowError;
import dev.cc5.model.RowKey;
import dev.cc5.model.SignedUrl;
import dev.cc5.model.SlotUnusableException.Reason;
import dev.cc5.model.Step;
import dev.cc5.model.Tracking;
import dev.cc5.model.UploadSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The files of a {@link FakePortal} and the rules that it keeps. Used from many threads. */
final class PortalFiles {
    private final Map<FileId, PortalFile> files = new LinkedHashMap<>();
    private final Map<RowKey, ActionId> rows = new LinkedHashMap<>();
    private List<Phase> phases = List.of(Phase.PENDING, Phase.RUNNING, Phase.SUCCEEDED);
    private List<RowError> rowErrors = List.of();
    private Duration slotLifetime = Duration.ofMinutes(15);
    private boolean everyStartRuns;
    private boolean tellsNotBegun = true;

    synchronized void phases(List<Phase> script) {
        phases = script;
    }

    synchronized void rowErrors(List<RowError> errors) {
        rowErrors = errors;
    }

    synchronized void slotLifetime(Duration length) {
        slotLifetime = length;
    }

    synchronized void everyStartRuns() {
        everyStartRuns = true;
    }

    synchronized void hidesNotBegun() {
        tellsNotBegun = false;
    }

    synchronized void expireSlots() {
        files.values().forEach(PortalFile::expire);
    }

    synchronized List<RemoteFile> all() {
        return files.values().stream().map(file -> file.slot().file()).toList();
    }

    /** Reads something of a file that there must be. */
    synchronized <T> T of(FileId id, Function<PortalFile, T> question) {
        return question.apply(known(id, Step.CHECK_STATUS));
    }

    synchronized UploadSlot newSlot(ImportRequest request, String origin, Instant now) {
        int number = files.size() + 1;
        String name = request.source().name();
        RemoteFile file = new RemoteFile(
                new FileId("file-" + number),
                new FilePath("//" + request.destination().bucket() + "/" + number + "/" + name),
                request.tracking().actionId().orElse(new ActionId("action-" + number)));
        SignedUrl url = SignedUrl.of(origin + "/slots/" + number + "?X-Amz-Signature=secret-" + number);
        UploadSlot slot = new UploadSlot(file, url, now.plus(slotLifetime));
        files.put(file.id(), new PortalFile(request, slot));
        return slot;
    }

    synchronized void checkSlot(UploadSlot slot, Instant now) {
        PortalFile file = known(slot.file().id(), Step.UPLOAD);
        if (!slot.url().equals(file.slot().url())) {
            throw Failures.slotUnusable(Reason.SIGNATURE);
        }
        if (file.isExpired() || !now.isBefore(file.slot().expiresAt())) {
            throw Failures.slotUnusable(Reason.EXPIRED);
        }
    }

    synchronized void put(UploadSlot slot, byte[] content) {
        known(slot.file().id(), Step.UPLOAD).put(content);
    }

    synchronized void start(RemoteFile file, Tracking tracking) {
        known(file.id(), Step.START_IMPORT).start(file, tracking, everyStartRuns, phases);
    }

    synchronized FileStatus nextStatus(FileId id) {
        return known(id, Step.CHECK_STATUS).nextStatus(tellsNotBegun, rowErrors);
    }

    synchronized void wrote(ActionId writer, List<RowKey> keys) {
        keys.forEach(key -> rows.put(key, writer));
    }

    synchronized long rowsOf(ActionId writer) {
        return rows.values().stream().filter(writer::equals).count();
    }

    synchronized Map<RowKey, ActionId> writers(List<RowKey> keys) {
        Map<RowKey, ActionId> writers = new LinkedHashMap<>(rows);
        writers.keySet().retainAll(keys);
        return writers;
    }

    private PortalFile known(FileId id, Step step) {
        PortalFile file = files.get(id);
        if (file == null) {
            throw Failures.notFound(step, id);
        }
        return file;
    }
}
