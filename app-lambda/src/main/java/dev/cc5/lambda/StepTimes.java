package dev.cc5.lambda;

import dev.cc5.lambda.report.Log;
import dev.cc5.lambda.report.Metrics;
import dev.cc5.model.ImportException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.workflow.ImportListener;
import dev.cc5.workflow.ImportSubject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures the steps of one import, and tells whether it had been handed over before. */
final class StepTimes implements ImportListener {
    private final long bytes;
    private final Metrics metrics;
    private final Log log;
    private long since = System.nanoTime();
    private boolean handedOverBefore;

    StepTimes(long bytes, Metrics metrics, Log log) {
        this.bytes = bytes;
        this.metrics = metrics;
        this.log = log;
    }

    /** Whether an earlier delivery had already seen the portal receive the request. */
    boolean wasHandedOverBefore() {
        return handedOverBefore;
    }

    @Override
    public void resuming(ImportSubject subject, JournalEntry found) {
        handedOverBefore = found.stage() == Stage.STARTED || found.stage() == Stage.SUCCEEDED;
        if (!handedOverBefore) {
            metrics.count("Resumed", 1);
            log.info("going on where an earlier delivery ended", Map.of("stage", found.stage()));
        }
    }

    @Override
    public void slotReceived(ImportSubject subject, RemoteFile file) {
        metrics.millis("SlotMillis", lap());
    }

    @Override
    public void uploaded(ImportSubject subject, RemoteFile file) {
        metrics.millis("UploadMillis", lap());
        metrics.bytes(bytes);
    }

    @Override
    public void importStarted(ImportSubject subject, RemoteFile file) {
        metrics.millis("StartMillis", lap());
    }

    @Override
    public void retrying(ImportSubject subject, Step step, int attempt, Duration delay, ImportException cause) {
        metrics.count("Retries", 1);
        log.info(
                "trying again",
                Map.of(
                        "step",
                        step,
                        "attempt",
                        attempt,
                        "cause",
                        cause.explanation().toString()));
    }

    @Override
    public void startRefused(ImportSubject subject, RemoteFile file, ImportException refusal, String next) {
        log.info(
                "the start was refused",
                Map.of(
                        "fileId",
                        file.id().value(),
                        "cause",
                        refusal.explanation().toString(),
                        "next",
                        next));
    }

    @Override
    public void outcomeUnknown(ImportSubject subject, RemoteFile file, ImportException cause) {
        log.info(
                "the start may have got through or not",
                Map.of("fileId", file.id().value()));
    }

    @Override
    public void notRecorded(ImportSubject subject, RemoteFile file, Stage stage, RuntimeException cause) {
        log.error(
                "the journal could not record a stage",
                Map.of("stage", stage, "fileId", file.id().value()));
    }

    private long lap() {
        long now = System.nanoTime();
        long millis = TimeUnit.NANOSECONDS.toMillis(now - since);
        since = now;
        return millis;
    }
}
