package dev.cc5.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The import may have been started, and the portal could not say whether. It must not be started again blindly. */
public final class OutcomeUnknownException extends ImportException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<RemoteFile> file;

    public OutcomeUnknownException(Explanation explanation, RemoteFile file, @Nullable Throwable cause) {
        this(explanation, Optional.of(file), cause);
    }

    public OutcomeUnknownException(Explanation explanation, Optional<RemoteFile> file, @Nullable Throwable cause) {
        super(explanation, cause);
        this.file = file;
    }

    /** What to ask for later; absent where nobody knows that either. */
    public Optional<RemoteFile> file() {
        return file;
    }
}
