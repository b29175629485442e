package dev.cc5.workflow;

import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportException;
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
    public void resuming(ImportSubject subject, JournalEntry found) {
        events.add("resuming " + found.stage());
    }

    @Override
    public void slotReceived(ImportSubject subject, RemoteFile file) {
        events.add("slot");
    }

    @Override
    public void uploaded(ImportSubject subject, RemoteFile file) {
        events.add("uploaded");
    }

    @Override
    public void importStarted(ImportSubject subject, RemoteFile file) {
        events.add("started");
    }

    @Override
    public void statusSeen(ImportSubject subject, RemoteFile file, FileStatus status) {
        events.add(status.phase().toString());
    }

    @Override
    public void retrying(ImportSubject subject, Step step, int attempt, Duration delay, ImportException cause) {
        events.add("retry " + step + " " + attempt);
    }

    @Override
    public void slotAbandoned(ImportSubject subject, RemoteFile file, ImportException cause) {
        events.add("abandoned");
    }

    @Override
    public void startRefused(ImportSubject subject, RemoteFile file, ImportException refusal, String next) {
        events.add("refused: " + next);
    }

    @Override
    public void outcomeUnknown(ImportSubject subject, RemoteFile file, ImportException cause) {
        events.add("unknown");
    }

    @Override
    public void rowsCounted(ImportSubject subject, long expected, long found) {
        events.add(found + " of " + expected + " rows");
    }

    @Override
    public void notRecorded(ImportSubject subject, RemoteFile file, JournalEntry.Stage stage, RuntimeException cause) {
        events.add("not recorded " + stage);
    }
}
