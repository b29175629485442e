package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/** The key is not good for this: fix the key. The request had no effect. */
public final class NotAuthorisedException extends ImportException {
    private static final long serialVersionUID = 1L;

    public NotAuthorisedException(Explanation explanation) {
        this(explanation, null);
    }

    public NotAuthorisedException(Explanation explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
