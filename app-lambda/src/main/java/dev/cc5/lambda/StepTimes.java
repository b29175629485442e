package dev.cc5.lambda;

import dev.cc5.lambda.report.Log;
import dev.cc5.lambda.report.Metrics;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.workflow.ImportListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Hears how one import goes: how long each step lasted, which file it is, and whether it was there already. */
final class StepTimes implements ImportListener {
    private final Metrics metrics;
    private final Log log;
    private long since = System.nanoTime();
    private boolean handedOverBefore;

    StepTimes(Metrics metrics, Log log) {
        this.metrics = metrics;
        this.log = log;
    }

    /** Whether an earlier delivery had already seen the portal receive the request. */
    boolean wasHandedOverBefore() {
        return handedOverBefore;
    }

    @Override
    public void resuming(ImportRequest request, JournalEntry found) {
        handedOverBefore = found.stage() == Stage.STARTED || found.stage() == Stage.SUCCEEDED;
        if (!handedOverBefore) {
            metrics.count("Resumed", 1);
            log.info("going on where an earlier delivery ended", Map.of("stage", found.stage()));
        }
    }

    @Override
    public void slotReceived(ImportRequest request, RemoteFile file) {
        metrics.millis("SlotMillis", lap());
    }

    @Override
    public void uploaded(ImportRequest request, RemoteFile file) {
        metrics.millis("UploadMillis", lap());
        metrics.bytes(request.source().size());
    }

    @Override
    public void importStarted(ImportRequest request, RemoteFile file) {
        metrics.millis("StartMillis", lap());
    }

    @Override
    public void retrying(Step step, int attempt, Duration delay, ImportException cause) {
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
    public void outcomeUnknown(ImportRequest request, RemoteFile file, ImportException cause) {
        log.info(
                "the start may have got through or not",
                Map.of("fileId", file.id().value()));
    }

    @Override
    public void notRecorded(RemoteFile file, Stage stage, RuntimeException cause) {
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
