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

    /** How often all those together came to pass whose names begin so. */
    long ofAll(String prefix) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        counts.forEach((what, count) -> table.append(String.format("%,12d  %s%n", count, what)));
        return table.toString();
    }
}
