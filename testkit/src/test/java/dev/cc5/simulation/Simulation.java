package dev.cc5.simulation;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Plays schedules by their seeds. */
final class Simulation implements AutoCloseable {
    private final Variant variant;
    private final Coverage coverage = new Coverage();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "simulated program");
        thread.setDaemon(true);
        return thread;
    });

    Simulation(Variant variant) {
        this.variant = variant;
    }

    /**
     * What came of a seed.
     *
     * @param trace all that happened, where it was asked for
     */
    record Play(long seed, List<String> violations, List<String> trace) {
        boolean isSound() {
            return violations.isEmpty();
        }
    }

    Play play(long seed, boolean traced) {
        World world = new World(seed, variant, coverage, traced, threads);
        new Schedule(world).play();
        return new Play(seed, List.copyOf(world.invariants.violations()), List.copyOf(world.trace.lines()));
    }

    /** Plays a seed once more and tells all of it. */
    String explain(long seed) {
        Play play = play(seed, true);
        return "Seed " + seed + (play.isSound() ? " keeps every promise" : " breaks promises: " + play.violations())
                + "\nReplay it with -Dtest=SimulationTest -Dcc5.simulation.seed=" + seed + " (docs/simulation.md).\n"
                + String.join("\n", play.trace()) + "\n";
    }

    Coverage coverage() {
        return coverage;
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
