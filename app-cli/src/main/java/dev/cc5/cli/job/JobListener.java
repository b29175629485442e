package dev.cc5.cli.job;

import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.SourceFile;
import dev.cc5.model.Step;
import dev.cc5.port.JournalEntry;
import dev.cc5.workflow.ImportListener;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Turns what the workflows tell into the states of the files they tell it of. */
public final class JobListener implements ImportListener {
    private final JobObserver observer;
    /** The workflow tells all but the progress of an upload from the thread that runs the import. */
    private final ThreadLocal<JobState> current = new ThreadLocal<>();

    private final Map<SourceFile, JobState> bySource = new ConcurrentHashMap<>();

    public JobListener(JobObserver observer) {
        this.observer = observer;
    }

    /** From now on this thread works on this file. */
    void begin(JobState job, SourceFile source) {
        current.set(job);
        bySource.put(source, job);
    }

    /** This thread is done with the file. */
    void end(SourceFile source) {
        current.remove();
        bySource.remove(source);
    }

    @Override
    public void resuming(ImportRequest request, JournalEntry found) {
        update(job -> {
            job.is(found.file());
            job.enter(Stage.IMPORTING);
        });
        note("the same content was imported before in this run: asking what became of it");
    }

    @Override
    public void slotReceived(ImportRequest request, RemoteFile file) {
        update(job -> {
            job.is(file);
            job.enter(Stage.UPLOADING);
        });
    }

    @Override
    public void uploadProgress(ImportRequest request, long sentBytes, long totalBytes) {
        JobState job = bySource.get(request.source());
        if (job != null) {
            job.sent(sentBytes);
            observer.sent(job);
        }
    }

    @Override
    public void uploaded(ImportRequest request, RemoteFile file) {
        update(job -> job.enter(Stage.STARTING));
    }

    @Override
    public void importStarted(ImportRequest request, RemoteFile file) {
        update(job -> job.enter(Stage.IMPORTING));
    }

    @Override
    public void statusSeen(RemoteFile file, FileStatus status) {
        update(job -> job.saw(status));
    }

    @Override
    public void retrying(Step step, int attempt, Duration delay, ImportException cause) {
        note(String.format(
                Locale.ROOT,
                "%s: %s; attempt %d follows in %.1f s",
                step.doing(),
                cause.explanation().happened(),
                attempt + 1,
                delay.toMillis() / 1000.0));
    }

    @Override
    public void slotAbandoned(ImportRequest request, RemoteFile file, ImportException cause) {
        note(cause.explanation().happened() + "; asking for a new upload URL");
    }

    @Override
    public void outcomeUnknown(ImportRequest request, RemoteFile file, ImportException cause) {
        note(cause.explanation().happened()
                + ", so the import may or may not have been started; asking for its status");
    }

    @Override
    public void rowsCounted(ImportedRows rows, long expected, long found) {
        if (found < expected) {
            note(found + " of " + expected + " rows are there");
        }
    }

    /** Requests to the portal's API were made, or taken back, for the file that this thread works on. */
    void called(int more) {
        JobState job = current.get();
        if (job != null) {
            job.called(more);
        }
    }

    private void update(Consumer<JobState> change) {
        JobState job = current.get();
        if (job != null) {
            change.accept(job);
            observer.moved(job);
        }
    }

    private void note(String text) {
        JobState job = current.get();
        if (job != null) {
            observer.note(job.file(), text);
        }
    }
}
