package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/** The import ended in part: some rows are in, some are not. */
public final class PartlyImportedException extends ImportException {
    private static final long serialVersionUID = 1L;

    private final transient FileStatus status;

    public PartlyImportedException(Explanation explanation, FileStatus status) {
        this(explanation, status, null);
    }

    public PartlyImportedException(Explanation explanation, FileStatus status, @Nullable Throwable cause) {
        super(explanation, cause);
        this.status = status;
    }

    /** The last status that was seen. */
    public FileStatus status() {
        return status;
    }
}
