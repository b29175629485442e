package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/** The time was up before the import ended. It goes on at the portal: do not import again. */
public final class StillRunningException extends ImportException {
    private static final long serialVersionUID = 1L;

    private final transient FileStatus status;

    public StillRunningException(Explanation explanation, FileStatus status) {
        this(explanation, status, null);
    }

    public StillRunningException(Explanation explanation, FileStatus status, @Nullable Throwable cause) {
        super(explanation, cause);
        this.status = status;
    }

    /** The last status that was seen. */
    public FileStatus status() {
        return status;
    }
}
