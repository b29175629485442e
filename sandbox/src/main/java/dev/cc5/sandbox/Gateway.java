package dev.cc5.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The AWS API Gateway in front of the portal: keys, throttling by a token bucket, quota. Thread-safe. */
final class Gateway {
    /** What a request takes from the bucket, which counts in thousandths so that no fraction is lost. */
    private static final long TOKEN = 1000;

    private final byte[] apiKey;
    private final long rate;
    private final long capacity;
    private final long quota;
    private final Clock clock;
    private long used;
    private long level;
    private long refilledAt;

    /** @param burst how much the bucket holds; 0 for as much as the rate refills in a second */
    Gateway(String apiKey, int rate, int burst, long quota, Clock clock) {
        this.apiKey = apiKey.getBytes(StandardCharsets.UTF_8);
        this.rate = rate;
        this.capacity = TOKEN * (burst == 0 ? rate : burst);
        this.quota = quota;
        this.clock = clock;
        this.level = capacity;
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
        if (rate > 0 && !takeToken()) {
            return Optional.of(Answer.gateway(429, "Too Many Requests"));
        }
        used++;
        return Optional.empty();
    }

    private boolean takeToken() {
        long now = clock.millis();
        // No longer than it takes to fill the bucket, and a clock that is turned back takes nothing away.
        long elapsed = Math.min(Math.max(0, now - refilledAt), capacity / rate + 1);
        level = Math.min(capacity, level + elapsed * rate);
        refilledAt = now;
        if (level < TOKEN) {
            return false;
        }
        level -= TOKEN;
        return true;
    }
}
