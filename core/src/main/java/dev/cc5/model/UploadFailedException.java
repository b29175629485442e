package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/** The bytes did not get to S3, and trying again now will not help. No import was started. */
public final class UploadFailedException extends ImportException {
    private static final long serialVersionUID = 1L;

    public UploadFailedException(Explanation explanation) {
        this(explanation, null);
    }

    public UploadFailedException(Explanation explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
