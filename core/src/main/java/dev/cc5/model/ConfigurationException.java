package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/** The settings are wrong: fix them. */
public final class ConfigurationException extends ImportException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(Explanation explanation) {
        this(explanation, null);
    }

    /** Nothing was sent. */
    public ConfigurationException(Explanation explanation, @Nullable Throwable cause) {
        this(explanation, Sent.NO, cause);
    }

    /** @param sent whether the request can have been acted on all the same: step 3 is only repeated where it was not */
    public ConfigurationException(Explanation explanation, Sent sent, @Nullable Throwable cause) {
        super(explanation, sent, cause);
    }
}
