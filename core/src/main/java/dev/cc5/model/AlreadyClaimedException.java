package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/** Another process is importing this file: there is nothing to do. */
public final class AlreadyClaimedException extends ImportException {
    private static final long serialVersionUID = 1L;

    public AlreadyClaimedException(Explanation explanation) {
        this(explanation, null);
    }

    public AlreadyClaimedException(Explanation explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
