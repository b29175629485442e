package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted. What had been begun can be resumed; the thread's interrupt flag is set. */
public final class ImportCancelledException extends ImportException {
    private static final long serialVersionUID = 1L;

    public ImportCancelledException(Explanation explanation) {
        this(explanation, null);
    }

    public ImportCancelledException(Explanation explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
