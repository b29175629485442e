package dev.cc5.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** See docs/simulation.md. */
class SimulationTest {
    private static final long SEEDS = Long.getLong("cc5.simulation.seeds", 10_000);

    @Test
    void everyScheduleKeepsThePromises() {
        try (Simulation simulation = new Simulation(Variant.SOUND)) {
            long start = System.nanoTime();
            for (long seed = 0; seed < SEEDS; seed++) {
                if (!simulation.play(seed, false).isSound()) {
                    Simulation.Play play = simulation.play(seed, true);
                    throw new AssertionError("Seed " + seed + " breaks a promise: " + play.violations() + "\n"
                            + String.join("\n", play.trace()));
                }
            }
            System.out.println(simulation.coverage());
            System.out.println((System.nanoTime() - start) / 1_000_000 + " ms");
            assertThat(SEEDS).isPositive();
        }
    }
}
