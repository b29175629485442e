package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/** The source file is not fit to be imported: missing, unreadable, changed, too large or not valid. No import was started. */
public final class SourceRefusedException extends ImportException {
    private static final long serialVersionUID = 1L;

    public SourceRefusedException(Explanation explanation) {
        this(explanation, null);
    }

    public SourceRefusedException(Explanation explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
