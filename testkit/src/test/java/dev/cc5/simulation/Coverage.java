package dev.cc5.simulation;

import java.util.Map;
import java.util.TreeMap;

/** How often each thing came to pass, over all schedules. */
final class Coverage {
    private final Map<String, Long> counts = new TreeMap<>();

    void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        counts.forEach((what, count) -> table.append(String.format("%,12d  %s%n", count, what)));
        return table.toString();
    }
}
