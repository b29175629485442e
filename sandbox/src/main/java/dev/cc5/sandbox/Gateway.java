package dev.cc5.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The AWS API Gateway in front of the portal: keys, throttling, quota (PLATFORM T1, T3, T4). Thread-safe. */
final class Gateway {
    private final byte[] apiKey;
    private final int perSecond;
    private final long quota;
    private final Clock clock;
    private long used;
    private double tokens;
    private long refilledAt;

    Gateway(String apiKey, int perSecond, long quota, Clock clock) {
        this.apiKey = apiKey.getBytes(StandardCharsets.UTF_8);
        this.perSecond = perSecond;
        this.quota = quota;
        this.clock = clock;
        this.tokens = perSecond;
        this.refilledAt = clock.millis();
    }

    /** What the gateway answers in the service's stead; empty when it lets the request pass. */
    synchronized Optional<Answer> refusal(@Nullable String key) {
        if (key == null || !MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), apiKey)) {
            return Optional.of(Answer.gateway(403, "Forbidden"));
        }
        if (quota > 0 && used >= quota) {
            return Optional.of(Answer.gateway(429, "Limit Exceeded"));
        }
        if (perSecond > 0 && !takeToken()) {
            return Optional.of(Answer.gateway(429, "Too Many Requests"));
        }
        used++;
        return Optional.empty();
    }

    private boolean takeToken() {
        long now = clock.millis();
        tokens = Math.min(perSecond, tokens + (now - refilledAt) * (perSecond / 1000.0));
        refilledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
