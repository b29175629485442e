package dev.cc5.http;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;

/** The portal's API key: a secret that {@link #toString()} does not show. Goes to the portal's origin only. */
public final class ApiKey {
    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * Takes a key as it was read from a file, a variable or a command: white space around it is not part of it.
     *
     * @throws ConfigurationException when it is empty, or holds what a header cannot; does not repeat it
     */
    public static ApiKey of(String text) {
        String value = text.strip();
        if (value.isEmpty()) {
            throw unusable("it is empty");
        }
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw unusable("it holds white space, a control character or a letter that is not ASCII");
        }
        return new ApiKey(value);
    }

    private static ConfigurationException unusable(String why) {
        return new ConfigurationException(new Explanation(
                "reading the API key",
                why,
                "Look at where the key comes from: it must be the key alone, on one line."));
    }

    /** The secret itself, for the portal's header only. */
    String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKey that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "ApiKey[<redacted>]";
    }
}
