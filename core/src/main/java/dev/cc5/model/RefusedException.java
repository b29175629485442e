package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/** The portal or S3 understood the request and refused it: read the message. The request had no effect. */
public final class RefusedException extends ImportException {
    private static final long serialVersionUID = 1L;

    public RefusedException(Explanation explanation) {
        this(explanation, null);
    }

    public RefusedException(Explanation explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
