package dev.cc5.workflow;

import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.port.JournalEntry;
import java.time.Duration;

/** Keeps what a listener throws from changing the outcome of an import. */
final class GuardedListener implements ImportListener {
    private final ImportListener listener;

    private GuardedListener(ImportListener listener) {
        this.listener = listener;
    }

    static ImportListener around(ImportListener listener) {
        return listener == NONE ? NONE : new GuardedListener(listener);
    }

    private static void tell(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            // By contract: a listener only listens. The core has no log to tell it to.
        }
    }

    @Override
    public void resuming(ImportRequest request, JournalEntry found) {
        tell(() -> listener.resuming(request, found));
    }

    @Override
    public void slotReceived(ImportRequest request, RemoteFile file) {
        tell(() -> listener.slotReceived(request, file));
    }

    @Override
    public void uploadProgress(ImportRequest request, long sentBytes, long totalBytes) {
        tell(() -> listener.uploadProgress(request, sentBytes, totalBytes));
    }

    @Override
    public void uploaded(ImportRequest request, RemoteFile file) {
        tell(() -> listener.uploaded(request, file));
    }

    @Override
    public void importStarted(ImportRequest request, RemoteFile file) {
        tell(() -> listener.importStarted(request, file));
    }

    @Override
    public void statusSeen(RemoteFile file, FileStatus status) {
        tell(() -> listener.statusSeen(file, status));
    }

    @Override
    public void retrying(Step step, int attempt, Duration delay, ImportException cause) {
        tell(() -> listener.retrying(step, attempt, delay, cause));
    }

    @Override
    public void slotAbandoned(ImportRequest request, RemoteFile file, ImportException cause) {
        tell(() -> listener.slotAbandoned(request, file, cause));
    }

    @Override
    public void outcomeUnknown(ImportRequest request, RemoteFile file, ImportException cause) {
        tell(() -> listener.outcomeUnknown(request, file, cause));
    }

    @Override
    public void rowsCounted(ImportedRows rows, long expected, long found) {
        tell(() -> listener.rowsCounted(rows, expected, found));
    }

    @Override
    public void notRecorded(RemoteFile file, JournalEntry.Stage stage, RuntimeException cause) {
        tell(() -> listener.notRecorded(file, stage, cause));
    }
}
