package dev.cc5.testkit;

import dev.cc5.model.ActionId;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Phase;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.RowError;
import dev.cc5.model.Step;
import dev.cc5.model.Tracking;
import dev.cc5.model.UploadSlot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file as a {@link FakePortal} keeps it. Guarded by the portal's lock. */
final class PortalFile {
    private final ImportRequest request;
    private final UploadSlot slot;
    private final Map<ActionId, Integer> runs = new HashMap<>();
    private final List<Tracking> starts = new ArrayList<>();
    private final Deque<Phase> phases = new ArrayDeque<>();
    private byte @Nullable [] bytes;
    private int uploads;
    private boolean expired;

    PortalFile(ImportRequest request, UploadSlot slot) {
        this.request = request;
        this.slot = slot;
    }

    ImportRequest request() {
        return request;
    }

    UploadSlot slot() {
        return slot;
    }

    List<Tracking> starts() {
        return List.copyOf(starts);
    }

    int runs() {
        return runs.values().stream().mapToInt(Integer::intValue).sum();
    }

    int uploads() {
        return uploads;
    }

    byte[] bytes() {
        if (bytes == null) {
            throw new IllegalStateException(
                    "Nothing was uploaded to " + slot.file().id());
        }
        return bytes.clone();
    }

    void expire() {
        expired = true;
    }

    boolean isExpired() {
        return expired;
    }

    void put(byte[] content) {
        bytes = content;
        uploads++;
    }

    /** Starts the import, or takes note that it was asked for again. */
    void start(RemoteFile file, Tracking tracking, boolean everyStartRuns, List<Phase> script) {
        if (!file.path().equals(slot.file().path())) {
            throw Failures.refused(Step.START_IMPORT, "the file's path is another");
        }
        if (bytes == null) {
            throw Failures.refused(Step.START_IMPORT, "no bytes were uploaded");
        }
        starts.add(tracking);
        if (!runs.containsKey(file.actionId()) || everyStartRuns) {
            runs.merge(file.actionId(), 1, Integer::sum);
            phases.clear();
            phases.addAll(script);
        }
    }

    FileStatus nextStatus(boolean tellsNotBegun, List<RowError> errors) {
        if (phases.isEmpty()) {
            String word = !tellsNotBegun ? "pending" : bytes == null ? "created" : "uploaded";
            return status(Phase.PENDING, word, tellsNotBegun, List.of());
        }
        Phase phase = phases.size() > 1 ? phases.remove() : phases.element();
        String word = phase == Phase.UNKNOWN ? "perplexed" : phase.name().toLowerCase(Locale.ROOT);
        boolean withErrors = phase == Phase.FAILED || phase == Phase.PARTIAL;
        return status(phase, word, false, withErrors ? errors : List.of());
    }

    private FileStatus status(Phase phase, String word, boolean notBegun, List<RowError> errors) {
        return new FileStatus(
                slot.file().id(),
                phase,
                word,
                notBegun,
                "",
                Set.of(),
                errors,
                errors.size(),
                "{\"status\":\"" + word + "\"}");
    }
}
