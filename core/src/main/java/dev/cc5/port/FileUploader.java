package dev.cc5.port;

import dev.cc5.model.Deadline;
import dev.cc5.model.ImportException;
import dev.cc5.model.SourceFile;
import dev.cc5.model.UploadSlot;

/**
 * Step 2: puts the bytes into the slot. Putting the same bytes twice is harmless: the second replaces the first.
 * Blocking; called from the caller's thread; interrupting it cancels.
 */
@FunctionalInterface
public interface FileUploader {
    /**
     * Puts the whole file, from its first byte. Returns only when the other side has confirmed all of it.
     *
     * @param counter is told what left this machine, from any thread of the uploader's; an attempt starts at 0
     * @param deadline when to give up, whatever the adapter's own limits are
     * @throws ImportException a {@link dev.cc5.model.TemporaryException} is tried again from the first byte, a
     *     {@link dev.cc5.model.SlotUnusableException} makes the workflow ask for a new slot; all others end the import
     */
    void upload(SourceFile source, UploadSlot slot, ByteCounter counter, Deadline deadline);
}
