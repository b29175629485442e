package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/** S3 no longer takes this signed URL: a new slot is needed, and the old URL is never used again (PLATFORM section 6). */
public final class SlotUnusableException extends ImportException {
    private static final long serialVersionUID = 1L;

    /** Why S3 refused it. */
    public enum Reason {
        /** Its time was up, or that of the credentials behind it. */
        EXPIRED,
        /** S3 does not agree with the signature or the clock: one new slot is worth a try, more are not. */
        SIGNATURE
    }

    private final Reason reason;

    public SlotUnusableException(Explanation explanation, Reason reason, @Nullable Throwable cause) {
        super(explanation, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
