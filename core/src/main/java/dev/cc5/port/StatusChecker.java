package dev.cc5.port;

import dev.cc5.model.Deadline;
import dev.cc5.model.FileId;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportException;

/**
 * Step 4: asks how the import is going. May be repeated at will.
 * Blocking; called from the caller's thread; interrupting it cancels.
 */
@FunctionalInterface
public interface StatusChecker {
    /**
     * Asks once.
     *
     * @param deadline when to give up, whatever the adapter's own limits are
     * @throws ImportException a {@link dev.cc5.model.TemporaryException} is tried again, a
     *     {@link dev.cc5.model.FileNotFoundAtPortalException} for a while after step 3; all others end the waiting
     */
    FileStatus check(FileId id, Deadline deadline);
}
