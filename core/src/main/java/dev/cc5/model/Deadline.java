package dev.cc5.model;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment after which a job must not go on, on a monotonic clock: turning the wall clock does not move it. Can be
 * used from several threads.
 */
public final class Deadline {
    private final LongSupplier nanoTime;
    private final long startNanos;
    private final Duration length;

    private Deadline(LongSupplier nanoTime, Duration length) {
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
        this.length = length;
    }

    /** A deadline so far from now, by {@link System#nanoTime()}. */
    public static Deadline in(Duration length) {
        return in(length, System::nanoTime);
    }

    /**
     * A deadline so far from now, by a clock of the caller's.
     *
     * @param nanoTime monotonic nanoseconds from any origin
     */
    public static Deadline in(Duration length, LongSupplier nanoTime) {
        if (length.isNegative()) {
            throw new IllegalArgumentException("A deadline cannot be " + length + " from now");
        }
        return new Deadline(nanoTime, length);
    }

    /** What is left: zero when the time is up. */
    public Duration remaining() {
        Duration left = length.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** What is left, but not more than the limit: how long a single call may take. */
    public Duration atMost(Duration limit) {
        Duration left = remaining();
        return left.compareTo(limit) < 0 ? left : limit;
    }

    /** A deadline on the same clock, so far from now. */
    public Deadline endingAfter(Duration limit) {
        return in(limit, nanoTime);
    }

    /** Whether the time is up. */
    public boolean isOver() {
        return remaining().isZero();
    }

    /** How much time was given. */
    public Duration length() {
        return length;
    }

    /** How much time has passed since this was made. */
    public Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - startNanos);
    }
}
