package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/** The answer made no sense. The request may have had an effect, and repeating it would not help. */
public final class ProtocolException extends ImportException {
    private static final long serialVersionUID = 1L;

    public ProtocolException(Explanation explanation) {
        this(explanation, null);
    }

    public ProtocolException(Explanation explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
