package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/** The key is not good for this: fix the key. */
public final class NotAuthorisedException extends ImportException {
    private static final long serialVersionUID = 1L;

    public NotAuthorisedException(Explanation explanation) {
        this(explanation, null);
    }

    /** The refusal may have come after the request was acted on. */
    public NotAuthorisedException(Explanation explanation, @Nullable Throwable cause) {
        this(explanation, Sent.MAYBE, cause);
    }

    /** @param sent whether the request can have been acted on all the same: step 3 is only repeated where it was not */
    public NotAuthorisedException(Explanation explanation, Sent sent, @Nullable Throwable cause) {
        super(explanation, sent, cause);
    }
}
