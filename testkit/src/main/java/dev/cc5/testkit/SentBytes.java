package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.port.ByteCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens to an upload and holds it to what {@link ByteCounter} promises. */
final class SentBytes implements ByteCounter {
    private final List<Long> told = new ArrayList<>();
    private final AtomicInteger callers = new AtomicInteger();
    private volatile boolean crowded;

    @Override
    public void sent(long bytes) {
        crowded |= callers.incrementAndGet() > 1;
        synchronized (told) {
            told.add(bytes);
        }
        callers.decrementAndGet();
    }

    /** The numbers only grew, came from one thread at a time, and ended at the size. */
    void checkEndedAt(long size) {
        assertThat(crowded).as("whether two threads told at once").isFalse();
        synchronized (told) {
            assertThat(told).isSorted();
            assertThat(told.isEmpty() ? 0 : told.get(told.size() - 1))
                    .as("the last that was told")
                    .isEqualTo(size);
        }
    }
}
