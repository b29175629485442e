package dev.cc5.lambda.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The metrics of one invocation, as one line of CloudWatch's embedded metric format: counts are added up, times kept
 * one by one. A library for this would bring a logging framework along. Thread-safe.
 */
public final class Metrics {
    /** CloudWatch takes so many values of one metric in a line. */
    private static final int MOST_VALUES = 100;

    private final String namespace;
    private final String function;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, List<Long>> times = new LinkedHashMap<>();
    private long bytes;

    /** @param function the metrics' one dimension */
    public Metrics(String namespace, String function) {
        this.namespace = namespace;
        this.function = function;
    }

    public synchronized void count(String name, long more) {
        counts.merge(name, more, Long::sum);
    }

    public synchronized void bytes(long more) {
        bytes += more;
    }

    /** A step lasted so long. */
    public synchronized void millis(String name, long value) {
        List<Long> values = times.computeIfAbsent(name, n -> new ArrayList<>());
        if (values.size() < MOST_VALUES) {
            values.add(value);
        }
    }

    /** Writes what there is. */
    public synchronized void writeTo(Log log) {
        Map<String, Object> line = new LinkedHashMap<>();
        List<Map<String, String>> names = new ArrayList<>();
        counts.forEach((name, count) -> {
            names.add(Map.of("Name", name, "Unit", "Count"));
            line.put(name, count);
        });
        times.forEach((name, values) -> {
            names.add(Map.of("Name", name, "Unit", "Milliseconds"));
            line.put(name, List.copyOf(values));
        });
        if (bytes > 0) {
            names.add(Map.of("Name", "Bytes", "Unit", "Bytes"));
            line.put("Bytes", bytes);
        }
        if (names.isEmpty()) {
            return;
        }
        line.put("Function", function);
        line.put(
                "_aws",
                Map.of(
                        "Timestamp",
                        log.now().toEpochMilli(),
                        "CloudWatchMetrics",
                        List.of(Map.of(
                                "Namespace",
                                namespace,
                                "Dimensions",
                                List.of(List.of("Function")),
                                "Metrics",
                                names))));
        log.raw(line);
    }
}
