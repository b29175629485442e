package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/** The portal does not know the file. Right after step 3 it may not know it yet (PLATFORM A10). */
public final class FileNotFoundAtPortalException extends ImportException {
    private static final long serialVersionUID = 1L;

    public FileNotFoundAtPortalException(Explanation explanation) {
        this(explanation, null);
    }

    public FileNotFoundAtPortalException(Explanation explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
