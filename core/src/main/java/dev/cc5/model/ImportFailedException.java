package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/** The import ran and failed, or was cancelled at the portal: read the row errors. */
public final class ImportFailedException extends ImportException {
    private static final long serialVersionUID = 1L;

    private final transient FileStatus status;

    public ImportFailedException(Explanation explanation, FileStatus status) {
        this(explanation, status, null);
    }

    public ImportFailedException(Explanation explanation, FileStatus status, @Nullable Throwable cause) {
        super(explanation, cause);
        this.status = status;
    }

    /** The last status that was seen. */
    public FileStatus status() {
        return status;
    }
}
