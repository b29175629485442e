package dev.cc5.cli.job;

import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.port.JournalEntry;
import dev.cc5.workflow.ImportListener;
import dev.cc5.workflow.ImportSubject;
import java.time.Duration;
import java.util.Locale;

/** Turns the events of one import into the state of its job. */
final class JobListener implements ImportListener {
    private final JobState job;
    private final JobObserver observer;
    private final Places.Place place;

    /** @param place left to others as soon as the file only waits for the portal */
    JobListener(JobState job, JobObserver observer, Places.Place place) {
        this.job = job;
        this.observer = observer;
        this.place = place;
    }

    @Override
    public void begun(ImportSubject subject) {
        job.recorded(subject.job());
        enter(Stage.ASKING);
    }

    @Override
    public void called(ImportSubject subject, Step step) {
        job.called();
    }

    @Override
    public void resuming(ImportSubject subject, JournalEntry found) {
        job.recorded(subject.job());
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
            case SUCCEEDED, ENDED -> job.found(found);
        }
    }

    private void resuming(JournalEntry found, Stage stage, String text) {
        job.found(found);
        enter(stage);
        note(text);
    }

    @Override
    public void slotReceived(ImportSubject subject, RemoteFile file) {
        job.is(file);
        enter(Stage.UPLOADING);
    }

    @Override
    public void uploadProgress(ImportSubject subject, long sentBytes, long totalBytes) {
        job.sent(sentBytes);
        observer.sent(job);
    }

    @Override
    public void uploaded(ImportSubject subject, RemoteFile file) {
        enter(Stage.STARTING);
    }

    @Override
    public void importStarted(ImportSubject subject, RemoteFile file) {
        enter(Stage.IMPORTING);
    }

    @Override
    public void statusSeen(ImportSubject subject, RemoteFile file, FileStatus status) {
        job.saw(status);
        observer.moved(job);
    }

    @Override
    public void retrying(ImportSubject subject, Step step, int attempt, Duration delay, ImportException cause) {
        note(String.format(
                Locale.ROOT,
                "%s: %s; attempt %d follows in %.1f s",
                step.doing(),
                cause.explanation().happened(),
                attempt + 1,
                delay.toMillis() / 1000.0));
    }

    @Override
    public void slotAbandoned(ImportSubject subject, RemoteFile file, ImportException cause) {
        note(cause.explanation().happened() + "; asking for a new upload URL");
    }

    @Override
    public void startRefused(ImportSubject subject, RemoteFile file, ImportException refusal, String next) {
        note("starting the import: " + refusal.explanation().happened() + "; " + next);
    }

    @Override
    public void outcomeUnknown(ImportSubject subject, RemoteFile file, ImportException cause) {
        note(cause.explanation().happened()
                + ", so the import may or may not have been started; asking for its status");
    }

    @Override
    public void rowsCounted(ImportSubject subject, long expected, long found) {
        if (found < expected) {
            note(found + " of " + expected + " rows are there");
        }
    }

    @Override
    public void notRecorded(ImportSubject subject, RemoteFile file, JournalEntry.Stage stage, RuntimeException cause) {
        note("the journal could not be written after the portal had answered (" + cause.getMessage()
                + "); a later run will ask the portal again");
    }

    private void enter(Stage stage) {
        job.enter(stage);
        observer.moved(job);
        if (stage == Stage.IMPORTING) {
            place.leave();
        }
    }

    private void note(String text) {
        observer.note(job.file(), text);
    }
}
