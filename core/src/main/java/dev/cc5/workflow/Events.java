package dev.cc5.workflow;

import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.port.JournalEntry;
import java.time.Duration;

/** Tells one import's listener what happens to it. What the listener throws is ignored, by its contract. */
record Events(ImportSubject subject, ImportListener listener) {
    /** Of an import that no journal is asked for. */
    static Events of(String name, ImportListener listener) {
        return new Events(new ImportSubject(name, ""), listener);
    }

    private static void tell(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            // The core has no log to tell it to.
        }
    }

    void begun() {
        tell(() -> listener.begun(subject));
    }

    void called(Step step) {
        tell(() -> listener.called(subject, step));
    }

    void resuming(JournalEntry found) {
        tell(() -> listener.resuming(subject, found));
    }

    void slotReceived(RemoteFile file) {
        tell(() -> listener.slotReceived(subject, file));
    }

    void uploadProgress(long sentBytes, long totalBytes) {
        tell(() -> listener.uploadProgress(subject, sentBytes, totalBytes));
    }

    void uploaded(RemoteFile file) {
        tell(() -> listener.uploaded(subject, file));
    }

    void importStarted(RemoteFile file) {
        tell(() -> listener.importStarted(subject, file));
    }

    void statusSeen(RemoteFile file, FileStatus status) {
        tell(() -> listener.statusSeen(subject, file, status));
    }

    void retrying(Step step, int attempt, Duration delay, ImportException cause) {
        tell(() -> listener.retrying(subject, step, attempt, delay, cause));
    }

    void slotAbandoned(RemoteFile file, ImportException cause) {
        tell(() -> listener.slotAbandoned(subject, file, cause));
    }

    void startRefused(RemoteFile file, ImportException refusal, String next) {
        tell(() -> listener.startRefused(subject, file, refusal, next));
    }

    void outcomeUnknown(RemoteFile file, ImportException cause) {
        tell(() -> listener.outcomeUnknown(subject, file, cause));
    }

    void rowsCounted(long expected, long found) {
        tell(() -> listener.rowsCounted(subject, expected, found));
    }

    void notRecorded(RemoteFile file, JournalEntry.Stage stage, RuntimeException cause) {
        tell(() -> listener.notRecorded(subject, file, stage, cause));
    }
}
