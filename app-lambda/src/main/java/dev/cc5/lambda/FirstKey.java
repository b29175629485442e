package dev.cc5.lambda;

import dev.cc5.http.ApiKey;
import dev.cc5.http.ApiKeySource;
import dev.cc5.lambda.report.Log;
import dev.cc5.lambda.report.Metrics;
import dev.cc5.model.ImportException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key that is there before anything is read from S3: where its store is down, no object is touched.
 * What was read early is handed to the first who asks. Thread-safe.
 */
final class FirstKey implements ApiKeySource {
    private final ApiKeySource source;
    private boolean known;
    private @Nullable ApiKey early;
    private @Nullable ImportException failure;

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
            early = ask();
            known = true;
        }
    }

    @Override
    public synchronized ApiKey read() {
        ApiKey key = early == null ? ask() : early;
        early = null;
        known = true;
        return key;
    }

    private ApiKey ask() {
        try {
            return source.read();
        } catch (ImportException e) {
            failure = e;
            throw e;
        }
    }

    /** Logs and counts it when the key could not be read since this was asked last. */
    synchronized void tellFailure(Log log, Metrics metrics) {
        if (failure != null) {
            metrics.count("KeyFailures", 1);
            log.error(
                    "the API key cannot be read",
                    Map.of("reason", failure.explanation().toString()));
            failure = null;
        }
    }
}
