package dev.cc5.cli.report;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast something goes, over the last few seconds. Not for several threads. */
final class Rate {
    private static final Duration WINDOW = Duration.ofSeconds(5);

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, long bytes) {}

    /** The bytes a second, after so many bytes in all were sent; 0 where nothing can be said. */
    double at(long nanos, long bytes) {
        Sample last = samples.peekLast();
        if (last != null && bytes < last.bytes()) {
            // A new attempt began.
            samples.clear();
        }
        samples.addLast(new Sample(nanos, bytes));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW.toNanos()) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        long passed = nanos - first.nanos();
        return passed <= 0 ? 0 : (bytes - first.bytes()) * 1e9 / passed;
    }
}
