package dev.cc5.port;

import dev.cc5.model.Deadline;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.UploadSlot;

/**
 * Step 1: asks the portal where the file may be put. Asking twice is harmless: a slot that is not used is forgotten.
 * Blocking; called from the caller's thread; interrupting it cancels.
 */
@FunctionalInterface
public interface UploadUrlProvider {
    /**
     * Asks for a slot.
     *
     * @param deadline when to give up, whatever the adapter's own limits are
     * @throws ImportException a {@link dev.cc5.model.TemporaryException} is tried again; all others end the import
     */
    UploadSlot requestSlot(ImportRequest request, Deadline deadline);
}
