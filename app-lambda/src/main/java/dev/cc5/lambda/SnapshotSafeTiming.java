package dev.cc5.lambda;

import dev.cc5.workflow.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** The machine's time, and chance whose seed is not that of a snapshot: environments of one snapshot must not retry in step. */
record SnapshotSafeTiming(RandomGenerator chance) implements Timing {
    @Override
    public Instant now() {
        return SYSTEM.now();
    }

    @Override
    public long nanoTime() {
        return SYSTEM.nanoTime();
    }

    @Override
    public void sleep(Duration length) throws InterruptedException {
        SYSTEM.sleep(length);
    }

    @Override
    public double random() {
        synchronized (chance) {
            return chance.nextDouble();
        }
    }
}
