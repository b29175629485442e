package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/** The portal or S3 understood the request and refused it: read the message. */
public final class RefusedException extends ImportException {
    private static final long serialVersionUID = 1L;

    public RefusedException(Explanation explanation) {
        this(explanation, null);
    }

    /** The refusal may have come after the request was acted on. */
    public RefusedException(Explanation explanation, @Nullable Throwable cause) {
        this(explanation, Sent.MAYBE, cause);
    }

    /** @param sent whether the request can have been acted on all the same: step 3 is only repeated where it was not */
    public RefusedException(Explanation explanation, Sent sent, @Nullable Throwable cause) {
        super(explanation, sent, cause);
    }
}
