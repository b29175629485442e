package dev.cc5.http;

import dev.cc5.model.ConfigurationException;
import java.util.function.Supplier;

/**
 * Where the API key comes from. Read before the first request, and once more for a request that the portal refuses for
 * its key, so that a key can be rotated while a program runs. May be called on any thread, one at a time, which is interrupted when nobody waits for it any more.
 */
@FunctionalInterface
public interface ApiKeySource {
    /**
     * Reads the key as it is now.
     *
     * @throws ConfigurationException when there is none
     */
    ApiKey read();

    /** A source of plain text. */
    static ApiKeySource of(Supplier<String> text) {
        return () -> ApiKey.of(text.get());
    }
}
