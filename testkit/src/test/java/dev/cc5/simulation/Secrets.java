package dev.cc5.simulation;

import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.port.JournalEntry;
import dev.cc5.testkit.Canaries;
import dev.cc5.workflow.ImportListener;
import dev.cc5.workflow.ImportSubject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Collects everything that the workflow tells, and finds the planted secrets in it. */
final class Secrets implements ImportListener {
    private final Coverage coverage;
    private final StringBuilder told = new StringBuilder();

    Secrets(Coverage coverage) {
        this.coverage = coverage;
    }

    private void tell(@Nullable Object... what) {
        for (Object part : what) {
            told.append(part).append(' ');
        }
        told.append('\n');
    }

    /** What a caller can print of a failure: its message, and those of the core's own failures behind it. */
    void hear(@Nullable Throwable failure) {
        for (Throwable t = failure; t instanceof ImportException e; t = e.getCause()) {
            tell(e.getMessage(), e.explanation());
        }
    }

    boolean areOut() {
        return isSecretIn(told.toString());
    }

    static boolean isSecretIn(byte[] bytes) {
        return isSecretIn(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static boolean isSecretIn(String text) {
        return Canaries.all().stream().anyMatch(text::contains);
    }

    @Override
    public void resuming(ImportSubject subject, JournalEntry found) {
        coverage.count("resumed from " + found.stage());
        tell(subject, found);
    }

    @Override
    public void slotReceived(ImportSubject subject, RemoteFile file) {
        tell(subject, file);
    }

    @Override
    public void uploaded(ImportSubject subject, RemoteFile file) {
        tell(subject, file);
    }

    @Override
    public void importStarted(ImportSubject subject, RemoteFile file) {
        tell(subject, file);
    }

    @Override
    public void statusSeen(ImportSubject subject, RemoteFile file, FileStatus status) {
        tell(file, status);
    }

    @Override
    public void retrying(ImportSubject subject, Step step, int attempt, Duration delay, ImportException cause) {
        tell(step, attempt, delay);
        hear(cause);
    }

    @Override
    public void slotAbandoned(ImportSubject subject, RemoteFile file, ImportException cause) {
        tell(subject, file);
        hear(cause);
    }

    @Override
    public void outcomeUnknown(ImportSubject subject, RemoteFile file, ImportException cause) {
        tell(subject, file);
        hear(cause);
    }

    @Override
    public void notRecorded(ImportSubject subject, RemoteFile file, JournalEntry.Stage stage, RuntimeException cause) {
        tell(file, stage, cause.getMessage());
        hear(cause);
    }
}
