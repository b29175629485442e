package dev.cc5.simulation;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** All chance of one schedule: it comes from the seed alone. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        // Neighbouring seeds must not give similar schedules: the generator mixes only what it splits off.
        random = new SplittableRandom(seed).split();
    }

    /** Whether something of this probability happens, from 0 to 1. */
    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From nothing to below this length, in steps of nanoseconds. */
    Duration upTo(Duration length) {
        return Duration.ofNanos((long) (random.nextDouble() * length.toNanos()));
    }

    double number() {
        return random.nextDouble();
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
