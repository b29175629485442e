package dev.cc5.workflow;

import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.port.JournalEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps one word for each event. */
class RecordingListener implements ImportListener {
    final List<String> events = new ArrayList<>();

    @Override
    public void resuming(ImportRequest request, JournalEntry found) {
        events.add("resuming " + found.stage());
    }

    @Override
    public void slotReceived(ImportRequest request, RemoteFile file) {
        events.add("slot");
    }

    @Override
    public void uploaded(ImportRequest request, RemoteFile file) {
        events.add("uploaded");
    }

    @Override
    public void importStarted(ImportRequest request, RemoteFile file) {
        events.add("started");
    }

    @Override
    public void statusSeen(RemoteFile file, FileStatus status) {
        events.add(status.phase().toString());
    }

    @Override
    public void retrying(Step step, int attempt, Duration delay, ImportException cause) {
        events.add("retry " + step + " " + attempt);
    }

    @Override
    public void slotAbandoned(ImportRequest request, RemoteFile file, ImportException cause) {
        events.add("abandoned");
    }

    @Override
    public void outcomeUnknown(ImportRequest request, RemoteFile file, ImportException cause) {
        events.add("unknown");
    }

    @Override
    public void rowsCounted(ImportedRows rows, long expected, long found) {
        events.add(found + " of " + expected + " rows");
    }

    @Override
    public void notRecorded(RemoteFile file, JournalEntry.Stage stage, RuntimeException cause) {
        events.add("not recorded " + stage);
    }
}
