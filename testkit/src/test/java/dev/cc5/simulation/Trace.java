package dev.cc5.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** What happened in one schedule, in its order. Kept only where somebody will read it. */
final class Trace {
    private final boolean kept;
    private final LongSupplier nanoTime;
    private final List<String> lines = new ArrayList<>();

    Trace(boolean kept, LongSupplier nanoTime) {
        this.kept = kept;
        this.nanoTime = nanoTime;
    }

    void add(String format, Object... arguments) {
        if (kept) {
            lines.add(String.format("%,14.6f s  ", nanoTime.getAsLong() / 1e9) + String.format(format, arguments));
        }
    }

    List<String> lines() {
        return lines;
    }
}
