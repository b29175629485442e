package dev.cc5.testkit;

import dev.cc5.model.Explanation;
import dev.cc5.model.FileId;
import dev.cc5.model.FileNotFoundAtPortalException;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.Sent;
import dev.cc5.model.SlotUnusableException;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import java.time.Duration;
import java.util.Optional;

/** What adapters throw, for scripts of a {@link FakePortal}. */
public final class Failures {
    private Failures() {}

    /** The connection failed. */
    public static TemporaryException network(Step step, Sent sent) {
        return temporary(step, Trouble.NETWORK, sent, Optional.empty());
    }

    /** The other side has trouble of its own. */
    public static TemporaryException server(Step step, Sent sent) {
        return temporary(step, Trouble.SERVER, sent, Optional.empty());
    }

    /** The other side asked to slow down, and for how long. */
    public static TemporaryException throttled(Step step, Duration retryAfter) {
        return temporary(step, Trouble.THROTTLED, Sent.NO, Optional.of(retryAfter));
    }

    /** The quota is used up. */
    public static TemporaryException quota(Step step) {
        return temporary(step, Trouble.QUOTA, Sent.NO, Optional.empty());
    }

    /** The deadline came first. */
    public static TemporaryException deadline(Step step, Sent sent) {
        return temporary(step, Trouble.DEADLINE, sent, Optional.empty());
    }

    /** The thread was interrupted; its flag is set. */
    public static ImportCancelledException cancelled(Step step) {
        Thread.currentThread().interrupt();
        return new ImportCancelledException(Explanation.of(step, "it was cancelled", ""));
    }

    /** The other side does not accept the key. */
    public static NotAuthorisedException notAuthorised(Step step) {
        return new NotAuthorisedException(Explanation.of(step, "the portal does not accept the key", "Renew the key."));
    }

    /** The other side refused. */
    public static RefusedException refused(Step step, String why) {
        return new RefusedException(Explanation.of(step, "the portal refused it: " + why, "Correct the request."));
    }

    /** The answer made no sense. */
    public static ProtocolException senseless(Step step) {
        return new ProtocolException(Explanation.of(step, "the answer made no sense", "Tell the portal's people."));
    }

    /** The slot is no longer good. */
    public static SlotUnusableException slotUnusable(SlotUnusableException.Reason reason) {
        return new SlotUnusableException(Explanation.of(Step.UPLOAD, "the slot is no longer good", ""), reason, null);
    }

    /** The portal does not know the file. */
    public static FileNotFoundAtPortalException notFound(Step step, FileId id) {
        return new FileNotFoundAtPortalException(
                Explanation.of(step, "the portal does not know the file " + id, "Check the id."));
    }

    /** The source is not what it was. */
    public static SourceRefusedException sourceChanged(String how) {
        return new SourceRefusedException(
                Explanation.of(Step.UPLOAD, "the file changed: " + how, "Import it again when its writer is done."));
    }

    private static TemporaryException temporary(Step step, Trouble trouble, Sent sent, Optional<Duration> retryAfter) {
        String happened = "scripted trouble: " + trouble + ", sent: " + sent;
        return new TemporaryException(
                Explanation.of(step, happened, "Try again later."), trouble, sent, retryAfter, null);
    }
}
