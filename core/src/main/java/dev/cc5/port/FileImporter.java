package dev.cc5.port;

import dev.cc5.model.ActionId;
import dev.cc5.model.Deadline;
import dev.cc5.model.ImportException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Tracking;
import java.util.Optional;

/**
 * Step 3: tells the portal to import the uploaded file. Must not be repeated blindly: where the portal may have got the
 * request, only its status tells whether it may be sent again. A refusal can come after the portal began, too: an adapter
 * that can send a refused request in another way asks {@link Repeat} first.
 * Blocking; called from the caller's thread; interrupting it cancels.
 */
@FunctionalInterface
public interface FileImporter {
    /**
     * Starts the import. Returning means that the portal has received the request, not that a row is in.
     *
     * @param tracking its description goes along; the action id is the file's
     * @param deadline when to give up, whatever the adapter's own limits are
     * @return the id under which the portal says that the import runs, where it says so
     * @throws ImportException a {@link dev.cc5.model.TemporaryException} that was surely not sent is tried again; one
     *     that was perhaps sent, or a {@link dev.cc5.model.ProtocolException}, makes the workflow ask for the status.
     *     A refusal ends the import where it was surely not acted on ({@link ImportException#sent()}), or where the
     *     status shows that nothing began
     */
    Optional<ActionId> startImport(RemoteFile file, Tracking tracking, Deadline deadline);

    /**
     * Starts the import, for adapters that can send a refused request in another way.
     *
     * @param repeat asked before the request is sent again
     */
    default Optional<ActionId> startImport(RemoteFile file, Tracking tracking, Repeat repeat, Deadline deadline) {
        return startImport(file, tracking, deadline);
    }

    /** Decides whether a refused start may be sent again. Asked in the thread that starts the import. */
    @FunctionalInterface
    interface Repeat {
        /**
         * Asks the status whether the import began all the same.
         *
         * @param how what the adapter would do, for people: {@code trying it with a renewed key}
         * @return true where nothing began; where false, the adapter throws the refusal
         */
        boolean mayFollow(ImportException refusal, String how);
    }
}
