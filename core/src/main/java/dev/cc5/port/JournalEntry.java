package dev.cc5.port;

import dev.cc5.model.RemoteFile;
import java.time.Instant;

/**
 * How far an import had come.
 *
 * @param stage the last stage that was recorded
 * @param file the remote file of that import
 * @param at when it was recorded, on the recording machine's clock
 */
public record JournalEntry(Stage stage, RemoteFile file, Instant at) {
    /** The stages of an import, in their order. */
    public enum Stage {
        /** The bytes are in S3; no import was started. */
        UPLOADED,
        /** The import is about to be started, or was: recorded durably before step 3 is sent. */
        STARTING,
        /** The portal has confirmed that it received step 3. */
        STARTED,
        /** The import was seen to succeed. */
        SUCCEEDED,
        /** The import was seen to end in another way; the content may be imported anew. */
        ENDED
    }
}
