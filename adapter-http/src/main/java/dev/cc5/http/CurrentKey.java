package dev.cc5.http;

import org.jspecify.annotations.Nullable;

/** The API key as it was last read. Used from many threads: they share one reading. */
final class CurrentKey {
    private final ApiKeySource source;
    private @Nullable ApiKey key;

    CurrentKey(ApiKeySource source) {
        this.source = source;
    }

    /** The key, read when it is first needed. */
    synchronized ApiKey get() {
        ApiKey known = key;
        if (known == null) {
            known = source.read();
            key = known;
        }
        return known;
    }

    /** The key in place of one that the portal refused, read anew if nobody did so meanwhile. */
    synchronized ApiKey insteadOf(ApiKey refused) {
        ApiKey known = key;
        if (known != null && known.equals(refused)) {
            key = source.read();
        }
        return get();
    }
}
