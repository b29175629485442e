package dev.cc5.simulation;

import dev.cc5.journal.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What one seed plays: some runs in which things go wrong, and then runs in which nothing does. */
final class Schedule {
    /** In so many runs without a fault every import must come to its end. */
    private static final int CLEAN_RUNS = 4;
    /** So far apart, for what the portal does late. */
    private static final Duration BETWEEN_CLEAN_RUNS = Duration.ofMinutes(10);

    private static final Duration LONG = Duration.ofHours(2);

    private final World world;
    private final Runs runs;

    Schedule(World world) {
        this.world = world;
        this.runs = new Runs(world);
    }

    void play() {
        world.trace.add("%s, plain ETags: %s", world.portalClass, world.plainETags);
        int rounds = 1 + world.chance.below(4);
        for (int round = 0; round < rounds; round++) {
            int programs = world.chance.happens(0.25) ? 2 : 1;
            world.scheduler.run(Stream.generate(() -> (Runnable) this::runSome)
                    .limit(programs)
                    .toList());
            betweenRounds();
        }
        world.faults.stop();
        world.disk.makeRoom();
        world.writer.repair();
        world.writer.files().forEach(this::finish);
        runs.unfinishedJobs().forEach(this::finish);
        letTheLateOnesCome();
        world.invariants.check(!runs.secrets().areOut(), "a secret was told");
        world.invariants.check(!world.disk.holdsSecret(), "a secret is on the disk");
    }

    private void runSome() {
        Duration limit = world.chance.oneOf(Duration.ofSeconds(8), Duration.ofMinutes(5), Duration.ofMinutes(30));
        if (world.chance.happens(0.1) && !world.isClockTurned()) {
            runs.prune();
        }
        if (world.chance.happens(0.15)) {
            List<Job> jobs = runs.unfinishedJobs();
            if (!jobs.isEmpty()) {
                runs.resume(world.chance.oneOf(jobs), limit);
                return;
            }
        }
        if (world.chance.happens(0.15)) {
            runs.submitFile(world.writer.any(), limit);
        } else {
            runs.importFile(world.writer.any(), limit);
        }
    }

    private void betweenRounds() {
        world.scheduler.pause(world.chance.upTo(
                world.chance.oneOf(Duration.ZERO, Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofDays(2))));
        if (world.faults.strike(Fault.CLOCK_TURNED)) {
            world.turnClock(world.chance.oneOf(
                    Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(400), Duration.ofDays(-400)));
        }
        if (world.faults.strike(Fault.BIT_TURNED)) {
            world.disk.turnBit();
        }
        world.writer.perhapsWrites(1);
        if (world.chance.happens(0.7)) {
            world.disk.makeRoom();
        }
    }

    /** Imports a file until it is in; then once more, which must do nothing. */
    private void finish(UserFile file) {
        Supplier<Ending> run = () -> runs.importFile(file, LONG);
        Ending ending = repeat(run, Ending::isSuccess);
        if (ending.isSuccess()) {
            Ending again = run.get();
            world.invariants.check(again.equals(Ending.ALREADY_IMPORTED), "a run after success ends with %s", again);
        } else {
            mustBeLeft(ending, file.content().fingerprint());
        }
    }

    /** Resumes a job whose file is not there any more, until its end. */
    private void finish(Job job) {
        Predicate<Ending> done = ending -> ending.isSuccess() || ending.isFailure();
        Ending ending = repeat(() -> runs.resume(job, LONG), done);
        if (!done.test(ending)) {
            mustBeLeft(ending, job.key().orElseThrow().fingerprint());
        }
    }

    private Ending repeat(Supplier<Ending> run, Predicate<Ending> done) {
        Ending ending = run.get();
        for (int more = 1; more < CLEAN_RUNS && !done.test(ending); more++) {
            world.scheduler.pause(BETWEEN_CLEAN_RUNS);
            ending = run.get();
        }
        return ending;
    }

    private void mustBeLeft(Ending ending, String fingerprint) {
        Optional<String> why = leftToTheUser(ending, fingerprint);
        world.invariants.check(why.isPresent(), "nothing goes wrong any more, but a run ends with %s", ending);
        why.ifPresent(reason -> world.coverage.count("left to the user: " + reason));
    }

    /** Why cc5 may leave it to the user what is to be done; empty where it may not. */
    private Optional<String> leftToTheUser(Ending ending, String fingerprint) {
        boolean unknown = ending.equals(Ending.OUTCOME_UNKNOWN);
        if (unknown && world.disk.isRotten()) {
            return Optional.of("the journal is damaged");
        }
        boolean nothingBegan =
                world.portal.importsOf(fingerprint).stream().allMatch(i -> i.isKnownToHaveFailed(world.time.nanos()));
        if (!unknown || !nothingBegan) {
            return Optional.empty();
        }
        if (!world.portalClass.tellsNotBegun()) {
            return Optional.of("a start, and the portal does not say that nothing began");
        }
        boolean twoStarts = runs.unfinishedJobs().stream()
                .filter(job -> job.key().orElseThrow().fingerprint().equals(fingerprint))
                .anyMatch(job -> job.entry().orElseThrow().starts() >= Invariants.MAX_STARTS);
        return twoStarts ? Optional.of("two starts, and nothing began") : Optional.empty();
    }

    private void letTheLateOnesCome() {
        world.scheduler.pause(LONG);
        world.portal.actOnStarts();
    }
}
