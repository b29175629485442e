package dev.cc5.model;

import org.jspecify.annotations.Nullable;

/** The settings are wrong: fix them. Nothing was sent, or nothing that had an effect. */
public final class ConfigurationException extends ImportException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(Explanation explanation) {
        this(explanation, null);
    }

    public ConfigurationException(Explanation explanation, @Nullable Throwable cause) {
        super(explanation, cause);
    }
}
