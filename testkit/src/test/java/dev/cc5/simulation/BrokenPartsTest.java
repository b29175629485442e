package dev.cc5.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cc5.port.FileImporter;
import dev.cc5.workflow.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation is worth something: it finds what is broken on purpose, in a part of the seeds of a normal run. */
class BrokenPartsTest {
    private static final int SEEDS = 3_000;

    @ParameterizedTest
    @MethodSource("brokenParts")
    void finds(String what, Variant broken, String violation) {
        try (Simulation simulation = new Simulation(broken)) {
            boolean found = LongStream.range(0, SEEDS)
                    .anyMatch(seed -> simulation.play(seed, false).violations().stream()
                            .anyMatch(told -> told.contains(violation)));
            assertThat(found).as(what).isTrue();
        }
    }

    static Stream<Arguments> brokenParts() {
        String twice = "imported twice";
        return Stream.of(
                arguments("a journal that forgets", Variant.SOUND.withJournal(BrokenJournal::forgetful), twice),
                arguments(
                        "a start that is not recorded before it is sent",
                        Variant.SOUND.withJournal(BrokenJournal::withoutStarts),
                        twice),
                arguments(
                        "a second start that is not recorded before it is sent",
                        Variant.SOUND.withJournal(BrokenJournal::withoutSecondStarts),
                        "third time"),
                arguments("syncs that save nothing", Variant.SOUND.withStorage(Unsynced::new), twice),
                arguments("locks that hold nobody off", Variant.SOUND.withStorage(Unlocked::new), twice),
                arguments("no time to settle", Variant.SOUND.withTiming(Hasty::new), twice),
                arguments(
                        "an adapter that repeats step 3 by itself",
                        Variant.SOUND.withImporter(BrokenPartsTest::repeating),
                        twice));
    }

    private static FileImporter repeating(FileImporter importer) {
        return (file, tracking, deadline) -> {
            try {
                return importer.startImport(file, tracking, deadline);
            } catch (RuntimeException e) {
                return importer.startImport(file, tracking, deadline);
            }
        };
    }

    private static final class Unsynced extends ProgramStorage {
        Unsynced(Program program) {
            super(program);
        }

        @Override
        boolean syncsWork() {
            return false;
        }
    }

    private static final class Unlocked extends ProgramStorage {
        Unlocked(Program program) {
            super(program);
        }

        @Override
        boolean locksWork() {
            return false;
        }
    }

    /** Skips exactly the settle time. */
    private record Hasty(Timing timing) implements Timing {
        @Override
        public Instant now() {
            return timing.now();
        }

        @Override
        public long nanoTime() {
            return timing.nanoTime();
        }

        @Override
        public void sleep(Duration length) throws InterruptedException {
            timing.sleep(length.equals(Duration.ofSeconds(3)) ? Duration.ZERO : length);
        }

        @Override
        public double random() {
            return timing.random();
        }
    }
}
