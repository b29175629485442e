package dev.cc5.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Time and chance, as the workflow uses them. Tests and simulations give their own; used from many threads. */
public interface Timing {
    /** The machine's own. */
    Timing SYSTEM = new Timing() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration length) throws InterruptedException {
            Thread.sleep(length.toMillis(), length.toNanosPart() % 1_000_000);
        }

        @Override
        public double random() {
            return ThreadLocalRandom.current().nextDouble();
        }
    };

    /** The wall clock. */
    Instant now();

    /** Monotonic nanoseconds from any origin. */
    long nanoTime();

    /** Lets time pass. */
    void sleep(Duration length) throws InterruptedException;

    /** A number from 0 to below 1. */
    double random();
}
