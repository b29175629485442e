package dev.cc5.port;

import dev.cc5.model.ActionId;
import dev.cc5.model.Deadline;
import dev.cc5.model.ImportException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Tracking;
import java.util.Optional;

/**
 * Step 3: tells the portal to import the uploaded file. Must not be repeated blindly: where the portal may have got the
 * request, only its status tells whether it may be sent again. An adapter never repeats it by itself, but where the
 * portal surely did not act (a refusal).
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
     *     that was perhaps sent, or a {@link dev.cc5.model.ProtocolException}, makes the workflow ask for the status;
     *     all others end the import and say that the portal did not act
     */
    Optional<ActionId> startImport(RemoteFile file, Tracking tracking, Deadline deadline);
}
