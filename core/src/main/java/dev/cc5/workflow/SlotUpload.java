package dev.cc5.workflow;

import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.SlotUnusableException;
import dev.cc5.model.SlotUnusableException.Reason;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.UploadFailedException;
import dev.cc5.model.UploadSlot;
import java.util.function.Consumer;

/** Steps 1 and 2: asks for a slot and puts the bytes there; asks for another when the URL is no longer good. */
final class SlotUpload {
    /** So many URLs for one file, and no more (CATALOGUE U01, U04). */
    private static final int MAX_SLOTS = 3;
    /** A signature that S3 does not accept twice will not be accepted a third time (CATALOGUE U07, U08). */
    private static final int MAX_SLOTS_REFUSED_BY_SIGNATURE = 2;

    private final Ports ports;
    private final Retrier retrier;
    private final Timing timing;
    private final ImportListener listener;

    SlotUpload(Ports ports, Retrier retrier, Timing timing, ImportListener listener) {
        this.ports = ports;
        this.retrier = retrier;
        this.timing = timing;
        this.listener = listener;
    }

    /**
     * Returns when the bytes are in S3 and the source is known not to have changed.
     *
     * @param slotReceived is told of each slot before anything is put there
     */
    RemoteFile upload(ImportRequest request, Consumer<RemoteFile> slotReceived, Deadline deadline) {
        for (int slots = 1; ; slots++) {
            UploadSlot slot = retrier.run(
                    Step.REQUEST_SLOT, deadline, () -> ports.uploadUrlProvider().requestSlot(request, deadline));
            slotReceived.accept(slot.file());
            listener.slotReceived(request, slot.file());
            try {
                put(request, slot, deadline);
                request.source().verifyUnchanged();
                listener.uploaded(request, slot.file());
                return slot.file();
            } catch (SlotUnusableException e) {
                if (slots >= (e.reason() == Reason.SIGNATURE ? MAX_SLOTS_REFUSED_BY_SIGNATURE : MAX_SLOTS)) {
                    throw noMoreSlots(slots, e);
                }
                listener.slotAbandoned(request, slot.file(), e);
            }
        }
    }

    private void put(ImportRequest request, UploadSlot slot, Deadline deadline) {
        long total = request.source().size();
        Attempts attempts = new Attempts(slot);
        try {
            retrier.run(Step.UPLOAD, deadline, () -> {
                attempts.next();
                ports.fileUploader()
                        .upload(
                                request.source(),
                                slot,
                                sent -> listener.uploadProgress(request, sent, total),
                                deadline);
            });
        } catch (TemporaryException e) {
            throw switch (e.trouble()) {
                case NETWORK, SERVER -> forGood(e);
                case THROTTLED, QUOTA, DEADLINE, JOURNAL -> e;
            };
        }
    }

    /** The first attempt trusts S3, not our clock, to say that a URL has expired; later ones need not bother it. */
    private final class Attempts {
        private final UploadSlot slot;
        private boolean first = true;

        Attempts(UploadSlot slot) {
            this.slot = slot;
        }

        void next() {
            if (!first && !timing.now().isBefore(slot.expiresAt())) {
                throw new SlotUnusableException(
                        Explanation.of(Step.UPLOAD, "the upload URL expired before the upload was done", ""),
                        Reason.EXPIRED,
                        null);
            }
            first = false;
        }
    }

    private static UploadFailedException forGood(TemporaryException last) {
        Explanation told = last.explanation();
        return new UploadFailedException(
                new Explanation(
                        told.doing(),
                        told.happened() + ", and trying again did not help",
                        "No import was started. " + told.advice()),
                last);
    }

    private static UploadFailedException noMoreSlots(int slots, ImportException last) {
        Explanation told = last.explanation();
        return new UploadFailedException(
                new Explanation(
                        told.doing(),
                        told.happened() + ", with " + slots + " upload URLs one after the other",
                        "No import was started. " + told.advice()),
                last);
    }
}
