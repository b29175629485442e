package dev.cc5.workflow;

import java.util.concurrent.atomic.AtomicInteger;

/** Bounds the retries of a workflow as a whole, so that an outage does not become a storm. Used from many threads. */
final class TokenBucket {
    private final int capacity;
    private final AtomicInteger tokens;

    TokenBucket(int capacity) {
        this.capacity = capacity;
        this.tokens = new AtomicInteger(capacity);
    }

    boolean take(int cost) {
        return tokens.getAndUpdate(have -> have < cost ? have : have - cost) >= cost;
    }

    void giveBack(int amount) {
        tokens.updateAndGet(have -> Math.min(capacity, have + amount));
    }
}
