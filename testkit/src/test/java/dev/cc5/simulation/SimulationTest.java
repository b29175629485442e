package dev.cc5.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cc5.model.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays seeds from 0 on; docs/simulation.md says how many, and how one of them is played again. */
class SimulationTest {
    /** With so many, everything that the simulation can do must have come to pass. */
    private static final long ENOUGH = 10_000;

    private static final long SEEDS = Long.getLong("cc5.simulation.seeds", ENOUGH);
    private static final Optional<Long> ONLY = Optional.ofNullable(Long.getLong("cc5.simulation.seed"));
    private static final int SHOWN = 3;

    private static final List<Long> FAILED = new ArrayList<>();
    private static final Coverage COVERAGE = play();

    private static Coverage play() {
        long start = System.nanoTime();
        try (Simulation simulation = new Simulation(Variant.SOUND)) {
            long end = ONLY.map(seed -> seed + 1).orElse(SEEDS);
            for (long seed = ONLY.orElse(0L); seed < end; seed++) {
                if (!simulation.play(seed, false).isSound()) {
                    FAILED.add(seed);
                }
            }
            ONLY.ifPresent(seed -> System.out.println(simulation.explain(seed)));
            tell(simulation.coverage(), (System.nanoTime() - start) / 1e9);
            return simulation.coverage();
        }
    }

    private static void tell(Coverage coverage, double seconds) {
        System.out.printf(
                Locale.ROOT,
                "Simulation: %,d seeds in %.1f s, %,d runs, %,d faults, %,d deaths, %,d seeds failed%n",
                ONLY.isPresent() ? 1 : SEEDS,
                seconds,
                coverage.ofAll("outcome "),
                coverage.ofAll("fault "),
                coverage.ofAll("killed at ") + coverage.ofAll("power lost at "),
                FAILED.size());
    }

    @Test
    void everyScheduleKeepsThePromises() {
        try (Simulation simulation = new Simulation(Variant.SOUND)) {
            assertThat(FAILED)
                    .as(() -> FAILED.stream()
                            .limit(SHOWN)
                            .map(simulation::explain)
                            .reduce("", String::concat))
                    .isEmpty();
        }
    }

    @Test
    void aSeedAlwaysPlaysTheSame() {
        try (Simulation first = new Simulation(Variant.SOUND);
                Simulation second = new Simulation(Variant.SOUND)) {
            for (long seed = 0; seed < 200; seed++) {
                assertThat(first.play(seed, true).trace())
                        .isEqualTo(second.play(seed, true).trace());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void everythingComesToPass(String what) {
        assumeTrue(ONLY.isEmpty() && SEEDS >= ENOUGH, "fewer seeds were asked for");
        assertThat(COVERAGE.of(what)).as(what).isPositive();
    }

    static Stream<String> everything() {
        return Stream.of(faults(), points().map("killed at "::concat), points().map("power lost at "::concat), ways())
                .flatMap(names -> names);
    }

    private static Stream<String> faults() {
        return Stream.of(Fault.values()).map(fault -> "fault " + fault);
    }

    /** Where a program may die. */
    private static Stream<String> points() {
        Stream<String> steps =
                // The four steps of an import; rows are counted after it, by another class and without a record.
                Stream.of(Step.REQUEST_SLOT, Step.UPLOAD, Step.START_IMPORT, Step.CHECK_STATUS)
                        .flatMap(step -> Stream.of("sending " + step, "received " + step));
        Stream<String> journal = Stream.of(
                        "open, opened, read, look, list, write, written, truncate, truncated, rename, renamed, delete, deleted"
                                .split(", "),
                        "sync, synced, directory sync, directory synced".split(", "))
                .flatMap(Stream::of)
                .map("journal "::concat);
        return Stream.of(steps, journal, Stream.of("starting", "uploading", "sleep"))
                .flatMap(names -> names);
    }

    /** How runs begin and end. */
    private static Stream<String> ways() {
        Stream<String> outcomes = Stream.of(
                        "succeeded, already imported, submitted, killed, pruned, listed".split(", "),
                        ("AlreadyClaimed, FileNotFoundAtPortal, ImportCancelled, ImportFailed, NotAuthorised, "
                                        + "OutcomeUnknown, PartlyImported, Protocol, Refused, SourceRefused, "
                                        + "StillRunning, Temporary, UploadFailed")
                                .replace(",", "Exception,")
                                .concat("Exception")
                                .split(", "))
                .flatMap(Stream::of)
                .map("outcome "::concat);
        Stream<String> stages = Stream.of("UPLOADING", "UPLOADED", "STARTING", "STARTED", "SUCCEEDED")
                .map("resumed from "::concat);
        Stream<String> rare = Stream.of(
                "killed at the middle of a journal write",
                "portal took a second start for the first",
                "left to the user: the journal is damaged",
                "left to the user: two starts, and nothing began",
                "left to the user: a start, and the portal does not say that nothing began");
        return Stream.of(outcomes, stages, rare).flatMap(names -> names);
    }

    @BeforeAll
    static void keepTheCounts() throws IOException {
        Files.writeString(Path.of("target", "simulation.txt"), COVERAGE.toString());
    }
}
