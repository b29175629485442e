package dev.cc5.cli.settings;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import org.jspecify.annotations.Nullable;

/** The checks that every source of the API key shares. No message repeats any part of a key. */
final class ApiKey {
    static final int MAX_LENGTH = 8 * 1024;
    private static final String DOING = "reading the API key";

    private ApiKey() {}

    /** The key in what a source gave, without the white space around it. */
    static String in(String given, String source) {
        String key = given.strip();
        if (key.isEmpty()) {
            throw unusable(source + " is empty", "Put the portal's API key there.", null);
        }
        if (key.length() > MAX_LENGTH) {
            throw unusable(source + " holds more than a key", "Put only the portal's API key there.", null);
        }
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) <= ' ' || key.charAt(i) > '~') {
                throw unusable(
                        source + " has a character at position " + (i + 1) + " that no key has (a space, a line end, "
                                + "or not ASCII)",
                        "Put the portal's API key there, on one line and alone.",
                        null);
            }
        }
        return key;
    }

    static ConfigurationException unusable(String happened, String advice, @Nullable Throwable cause) {
        return new ConfigurationException(new Explanation(DOING, happened, advice), cause);
    }
}
