package dev.cc5.testkit;

import dev.cc5.model.Deadline;
import dev.cc5.workflow.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Virtual time: it passes only where somebody sleeps or a test lets it pass, and then at once. Starts at noon of
 * 1 January 2030, UTC. Used from many threads.
 */
public final class FakeTiming implements Timing {
    /** What {@link #now()} says at first. */
    public static final Instant START = Instant.parse("2030-01-01T12:00:00Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private final Queue<Double> randoms = new ArrayDeque<>();
    private Consumer<Duration> sleeper = length -> {};
    private Duration passed = Duration.ZERO;
    private Duration turned = Duration.ZERO;

    @Override
    public synchronized Instant now() {
        return START.plus(passed).plus(turned);
    }

    @Override
    public synchronized long nanoTime() {
        return passed.toNanos();
    }

    /** Passes the time at once; throws when the thread was interrupted before, as {@link Thread#sleep(long)} does. */
    @Override
    public void sleep(Duration length) throws InterruptedException {
        Consumer<Duration> watcher;
        synchronized (this) {
            sleeps.add(length);
            watcher = sleeper;
        }
        watcher.accept(length);
        if (Thread.interrupted()) {
            throw new InterruptedException("Interrupted before a sleep of " + length);
        }
        pass(length);
    }

    /** The next scripted number; 0.5 where there is none. */
    @Override
    public synchronized double random() {
        Double next = randoms.poll();
        return next == null ? 0.5 : next;
    }

    /** Lets time pass on both clocks. */
    public synchronized FakeTiming pass(Duration length) {
        passed = passed.plus(length);
        return this;
    }

    /** Turns the wall clock, forward or back; the monotonic clock does not move. */
    public synchronized FakeTiming turnWallClock(Duration by) {
        turned = turned.plus(by);
        return this;
    }

    /** Numbers for {@link #random()}, from 0 to below 1. */
    public synchronized FakeTiming randoms(double... numbers) {
        for (double number : numbers) {
            if (number < 0 || number >= 1) {
                throw new IllegalArgumentException(number + " is not from 0 to below 1");
            }
            randoms.add(number);
        }
        return this;
    }

    /** Is told of each sleep in the sleeper's thread before it begins; may interrupt that thread. */
    public synchronized FakeTiming onSleep(Consumer<Duration> watcher) {
        sleeper = watcher;
        return this;
    }

    /** All sleeps that were asked for, in their order. */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    /** How much time has passed in all. */
    public synchronized Duration passed() {
        return passed;
    }

    /** A deadline so far from now, on this clock. */
    public Deadline deadline(Duration length) {
        return Deadline.in(length, this::nanoTime);
    }
}
