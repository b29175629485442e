package dev.cc5.sandbox;

import dev.cc5.sandbox.Fault.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The scripted faults of one sandbox, and how often each place was visited. Thread-safe. */
final class Faults {
    private final List<Fault> script;
    private final Map<Place, AtomicLong> visits = Arrays.stream(Place.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), place -> new AtomicLong()));

    private Faults(List<Fault> script) {
        this.script = script;
    }

    /** @throws IllegalArgumentException when one is not understood */
    static Faults of(List<String> script) {
        return new Faults(script.stream().map(Fault::of).toList());
    }

    /** Counts a visit, and tells what strikes it. */
    List<Fault> at(Place place) {
        long visit = Objects.requireNonNull(visits.get(place)).incrementAndGet();
        return script.stream()
                .filter(fault -> fault.place() == place && fault.strikes(visit))
                .toList();
    }

    /** Counts an import, and tells how many of its rows are to be lost. */
    long rowsToLose() {
        return at(Place.ROWS).stream().mapToLong(Fault::value).sum();
    }
}
