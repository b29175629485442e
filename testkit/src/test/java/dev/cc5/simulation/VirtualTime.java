package dev.cc5.simulation;

import java.time.Duration;
import java.time.Instant;

/** The one true time, which passes only when somebody waits, and the wall clock, which may be turned. */
final class VirtualTime {
    private static final Instant START = Instant.parse("2030-01-01T12:00:00Z");

    private long nanos;
    private Duration turned = Duration.ZERO;

    long nanos() {
        return nanos;
    }

    /** What the machine's clock shows. */
    Instant wallClock() {
        return START.plusNanos(nanos).plus(turned);
    }

    void turnWallClock(Duration by) {
        turned = turned.plus(by);
    }

    void pass(Duration length) {
        nanos += length.toNanos();
    }

    /** Until that moment, unless it has passed. */
    void passUntil(long moment) {
        nanos = Math.max(nanos, moment);
    }
}
