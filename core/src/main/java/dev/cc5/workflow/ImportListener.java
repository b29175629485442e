package dev.cc5.workflow;

import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.port.JournalEntry;
import java.time.Duration;

/**
 * Receives the events of an import, for people to read. Every method has an empty default. Calls come from the thread
 * that runs the import, except {@link #uploadProgress}, which may come from another. One listener may serve several
 * imports at once: each event names its subject. What a listener throws is ignored: it can never change the outcome.
 */
public interface ImportListener {
    /** Ignores every event. */
    ImportListener NONE = new ImportListener() {};

    /** The journal keeps a record of the import from now on. */
    default void begun(ImportSubject subject) {}

    /** A call of the portal was made for the step, whatever came of it; an upload is none. */
    default void called(ImportSubject subject, Step step) {}

    /**
     * An earlier run had already come this far with the same content and destination; where it had been seen to succeed,
     * this is all that happens.
     */
    default void resuming(ImportSubject subject, JournalEntry found) {}

    /** The portal gave a slot; the signed URL is not shown. */
    default void slotReceived(ImportSubject subject, RemoteFile file) {}

    /** So many bytes of the present attempt were sent; called often: whoever prints throttles. */
    default void uploadProgress(ImportSubject subject, long sentBytes, long totalBytes) {}

    /** The bytes are in S3. */
    default void uploaded(ImportSubject subject, RemoteFile file) {}

    /** The portal received the request to import. */
    default void importStarted(ImportSubject subject, RemoteFile file) {}

    /** The portal told a status; called at each poll. */
    default void statusSeen(ImportSubject subject, RemoteFile file, FileStatus status) {}

    /**
     * A step failed and is tried again after the delay.
     *
     * @param attempt which attempt failed, from 1
     */
    default void retrying(ImportSubject subject, Step step, int attempt, Duration delay, ImportException cause) {}

    /** The signed URL was no longer good and a new slot is asked for. */
    default void slotAbandoned(ImportSubject subject, RemoteFile file, ImportException cause) {}

    /**
     * Step 3 was refused, and the status was asked for whether the import began all the same.
     *
     * @param next what follows, for people: another try in another way, or that it had begun
     */
    default void startRefused(ImportSubject subject, RemoteFile file, ImportException refusal, String next) {}

    /** Step 3 may or may not have reached the portal; its status is asked for. */
    default void outcomeUnknown(ImportSubject subject, RemoteFile file, ImportException cause) {}

    /** The portal told how many rows carry the import's mark; called at each count. */
    default void rowsCounted(ImportSubject subject, long expected, long found) {}

    /**
     * The journal could not record a stage that had already been reached. The import's outcome stands; a later run finds
     * an earlier stage and asks the portal.
     */
    default void notRecorded(
            ImportSubject subject, RemoteFile file, JournalEntry.Stage stage, RuntimeException cause) {}
}
