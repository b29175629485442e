package dev.cc5.cli.job;

import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.SourceFile;
import dev.cc5.model.Step;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalKey;
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
    private final ThreadLocal<Current> current = new ThreadLocal<>();

    private final Map<SourceFile, JobState> bySource = new ConcurrentHashMap<>();

    public JobListener(JobObserver observer) {
        this.observer = observer;
    }

    private record Current(JobState job, Work work) {}

    /** From now on this thread does this work. */
    void begin(JobState job, Work work) {
        current.set(new Current(job, work));
        bySource.put(work.source(), job);
    }

    /** This thread is done with it. */
    void end(Work work) {
        current.remove();
        bySource.remove(work.source());
    }

    /** Whether what this thread works on is what the journal knows by this key. */
    boolean currentIsOf(JournalKey key) {
        Current now = current.get();
        return now == null || now.work().isOf(key);
    }

    /** The journal knows what this thread works on, by this name. */
    void recorded(String id) {
        Current now = current.get();
        if (now != null) {
            now.job().recorded(id);
        }
    }

    @Override
    public void resuming(ImportRequest request, JournalEntry found) {
        String earlier =
                " (" + Times.shown(found.at()) + ", file " + found.file().id() + ")";
        switch (found.stage()) {
            case UPLOADING -> resuming(found, Stage.ASKING, "an earlier run did not finish its upload" + earlier);
            case UPLOADED -> resuming(found, Stage.STARTING, "an earlier run had uploaded it" + earlier);
            case STARTING ->
                resuming(
                        found,
                        Stage.IMPORTING,
                        "an earlier run was about to start the import" + earlier
                                + ", and perhaps did; asking the portal");
            case STARTED -> resuming(found, Stage.IMPORTING, "an earlier run had started the import" + earlier);
            case SUCCEEDED, ENDED -> update(job -> job.found(found));
        }
    }

    private void resuming(JournalEntry found, Stage stage, String text) {
        update(job -> {
            job.found(found);
            job.enter(stage);
        });
        note(text);
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
        Current now = current.get();
        if (now != null) {
            now.job().called(more);
        }
    }

    @Override
    public void notRecorded(RemoteFile file, JournalEntry.Stage stage, RuntimeException cause) {
        note("the journal could not be written after the portal had answered (" + cause.getMessage()
                + "); a later run will ask the portal again");
    }

    private void update(Consumer<JobState> change) {
        Current now = current.get();
        if (now != null) {
            change.accept(now.job());
            observer.moved(now.job());
        }
    }

    private void note(String text) {
        Current now = current.get();
        if (now != null) {
            observer.note(now.job().file(), text);
        }
    }
}
