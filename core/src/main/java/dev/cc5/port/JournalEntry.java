package dev.cc5.port;

import dev.cc5.model.RemoteFile;
import java.time.Instant;
import java.util.Optional;

/**
 * How far an import had come.
 *
 * @param stage the last stage that was recorded
 * @param file the remote file of that import
 * @param starts how often this file's import was about to be started and perhaps was: what bounds the starts of one
 *     file over all runs (DESIGN 7.2)
 * @param at when it was recorded, on the recording machine's clock
 */
public record JournalEntry(Stage stage, RemoteFile file, int starts, Instant at) {
    /** The stages of an import, in their order. */
    public enum Stage {
        /** The portal gave a place for the file; its bytes may be there in part, or not at all. */
        UPLOADING,
        /** The bytes are in S3; no import was started. */
        UPLOADED,
        /** The import is about to be started, or was: recorded durably before each time that step 3 is sent. */
        STARTING,
        /** The portal has confirmed that it received step 3. */
        STARTED,
        /** The import was seen to succeed. */
        SUCCEEDED,
        /** The import was seen to end in another way; the content may be imported anew. */
        ENDED;

        /** Whether the portal may have been told to import the file. */
        public boolean mayHaveStarted() {
            return this == STARTING || this == STARTED;
        }
    }

    /** The entry that a journal makes of a stage, by what it had recorded before. */
    public static JournalEntry after(Optional<JournalEntry> earlier, Stage stage, RemoteFile file, Instant at) {
        int before = earlier.filter(entry -> entry.file().equals(file))
                .map(JournalEntry::starts)
                .orElse(0);
        int starts = switch (stage) {
            // Back from STARTING to UPLOADED means that the portal surely did not act.
            case UPLOADING, UPLOADED -> 0;
            case STARTING -> before + 1;
            case STARTED, SUCCEEDED, ENDED -> before;
        };
        return new JournalEntry(stage, file, starts, at);
    }
}
