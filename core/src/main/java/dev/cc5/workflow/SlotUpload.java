package dev.cc5.workflow;

import dev.cc5.model.Explanation;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.SlotUnusableException;
import dev.cc5.model.SlotUnusableException.Reason;
import dev.cc5.model.SourceFile;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.UploadFailedException;
import dev.cc5.model.UploadSlot;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Steps 1 and 2: asks for a slot and puts the bytes there; asks for another when the URL is no longer good. */
final class SlotUpload {
    /** So many URLs for one file, and no more. */
    private static final int MAX_SLOTS = 3;
    /** A signature that S3 does not accept twice will not be accepted a third time. */
    private static final int MAX_SLOTS_REFUSED_BY_SIGNATURE = 2;

    private final Ports ports;
    private final Retrier retrier;
    private final Timing timing;

    SlotUpload(Ports ports, Retrier retrier, Timing timing) {
        this.ports = ports;
        this.retrier = retrier;
        this.timing = timing;
    }

    /**
     * Returns when the bytes are in S3 and the source is known not to have changed.
     *
     * @param slotReceived is told of each slot before anything is put there
     */
    RemoteFile upload(Run run, Consumer<RemoteFile> slotReceived) {
        ImportRequest request = run.request();
        Optional<SlotUnusableException> first = Optional.empty();
        for (int slots = 1; ; slots++) {
            UploadSlot slot = retrier.run(
                    Step.REQUEST_SLOT,
                    run.deadline(),
                    run.events(),
                    () -> ports.uploadUrlProvider().requestSlot(request, run.deadline()));
            slotReceived.accept(slot.file());
            run.events().slotReceived(slot.file());
            try {
                put(run, slot);
                request.source().verifyUnchanged();
                run.events().uploaded(slot.file());
                return slot.file();
            } catch (SlotUnusableException e) {
                first = first.or(() -> Optional.of(e));
                if (slots >= (e.reason() == Reason.SIGNATURE ? MAX_SLOTS_REFUSED_BY_SIGNATURE : MAX_SLOTS)) {
                    throw noMoreSlots(slots, first.get(), e);
                }
                run.events().slotAbandoned(slot.file(), e);
            }
        }
    }

    private void put(Run run, UploadSlot slot) {
        SourceFile source = run.request().source();
        long total = source.size();
        Attempts attempts = new Attempts(slot);
        try {
            retrier.run(
                    Step.UPLOAD,
                    run.deadline(),
                    run.events(),
                    () -> attempts.next(() -> ports.fileUploader()
                            .upload(source, slot, sent -> run.events().uploadProgress(sent, total), run.deadline())));
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
        private @Nullable TemporaryException failure;

        Attempts(UploadSlot slot) {
            this.slot = slot;
        }

        void next(Runnable upload) {
            TemporaryException failed = failure;
            if (failed != null && !timing.now().isBefore(slot.expiresAt())) {
                String why = failed.explanation().happened();
                throw new SlotUnusableException(
                        Explanation.of(Step.UPLOAD, why + ", and then the upload URL expired", ""),
                        Reason.EXPIRED,
                        failed);
            }
            try {
                upload.run();
            } catch (TemporaryException e) {
                failure = e;
                throw e;
            }
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

    private static UploadFailedException noMoreSlots(int slots, ImportException first, ImportException last) {
        Explanation told = last.explanation();
        String begun = first.explanation().happened();
        return new UploadFailedException(
                new Explanation(
                        told.doing(),
                        told.happened() + ", with " + slots + " upload URLs one after the other"
                                + (begun.equals(told.happened()) ? "" : "; with the first, " + begun),
                        "No import was started. " + told.advice()),
                last);
    }
}
