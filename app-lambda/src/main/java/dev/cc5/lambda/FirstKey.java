package dev.cc5.lambda;

import dev.cc5.http.ApiKey;
import dev.cc5.http.ApiKeySource;
import org.jspecify.annotations.Nullable;

/**
 * A key that is there before anything is read from S3 (CATALOGUE L36): where its store is down, no object is touched.
 * What was read early is handed to the first who asks. Thread-safe.
 */
final class FirstKey implements ApiKeySource {
    private final ApiKeySource source;
    private boolean known;
    private @Nullable ApiKey early;

    FirstKey(ApiKeySource source) {
        this.source = source;
    }

    /**
     * Reads the key if nobody ever has.
     *
     * @throws dev.cc5.model.ImportException when it cannot be read
     */
    synchronized void make() {
        if (!known) {
            early = source.read();
            known = true;
        }
    }

    @Override
    public synchronized ApiKey read() {
        ApiKey key = early == null ? source.read() : early;
        early = null;
        known = true;
        return key;
    }
}
