package dev.cc5.simulation;

import dev.cc5.model.Deadline;
import dev.cc5.model.Destination;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.OutcomeUnknownException;
import dev.cc5.model.StillRunningException;
import dev.cc5.workflow.ImportResult;
import dev.cc5.workflow.ImportWorkflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What one seed plays: some runs in which things go wrong, and then runs in which nothing does. */
final class Schedule {
    private static final Destination DESTINATION = new Destination("w1", "b1", "wks_family");
    /** In so many runs without a fault every import must come to its end. */
    private static final int CLEAN_RUNS = 4;

    private static final Duration LONG = Duration.ofHours(2);

    private final World world;
    private final Secrets secrets;

    Schedule(World world) {
        this.world = world;
        this.secrets = new Secrets(world.coverage);
    }

    /** How a run ended. */
    private record Ending(String name, boolean isSuccess) {}

    void play() {
        world.trace.add("%s, plain ETags: %s", world.portalClass, world.plainETags);
        int rounds = 1 + world.chance.below(4);
        for (int round = 0; round < rounds; round++) {
            List<Runnable> programs = new ArrayList<>();
            int count = world.chance.happens(0.25) ? 2 : 1;
            for (int i = 0; i < count; i++) {
                programs.add(this::runSome);
            }
            world.scheduler.run(programs);
            betweenRounds();
        }
        world.faults.stop();
        world.disk.makeRoom();
        world.writer.repair();
        world.writer.files().forEach(this::finish);
        letTheLateOnesCome();
        world.invariants.check(!secrets.areOut(), "a secret is out");
    }

    private void betweenRounds() {
        world.scheduler.pause(world.chance.upTo(
                world.chance.oneOf(Duration.ZERO, Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofDays(2))));
        if (world.faults.strike(Fault.CLOCK_TURNED)) {
            Duration by = world.chance.oneOf(
                    Duration.ofHours(1), Duration.ofHours(-1), Duration.ofDays(400), Duration.ofDays(-400));
            world.time.turnWallClock(by);
        }
        world.writer.perhapsWrites();
        if (world.chance.happens(0.7)) {
            world.disk.makeRoom();
        }
    }

    private void runSome() {
        Duration limit = world.chance.oneOf(Duration.ofSeconds(8), Duration.ofMinutes(5), Duration.ofMinutes(30));
        run(world.writer.any(), limit);
    }

    /** Runs until the end is reached; then once more, which must do nothing. */
    private void finish(UserFile file) {
        Ending ending = run(file, LONG);
        for (int more = 1; more < CLEAN_RUNS && !ending.isSuccess(); more++) {
            world.scheduler.pause(Duration.ofMinutes(1));
            ending = run(file, LONG);
        }
        if (ending.isSuccess()) {
            ending = run(file, LONG);
            world.invariants.isAnEnd(ending.name().equals("already imported"), ending.name(), file);
        } else {
            world.coverage.count("left to the user: " + ending.name());
            world.invariants.isAnEnd(mayBeLeftToTheUser(ending, file), ending.name(), file);
        }
    }

    /** Two starts were spent and show nothing, or the portal does not say whether the one start was received. */
    private boolean mayBeLeftToTheUser(Ending ending, UserFile file) {
        boolean nothingBegan = world.portal.importsOf(file.content().fingerprint()).stream()
                .allMatch(i -> i.isKnownToHaveFailed(world.time.nanos()));
        boolean hidden = !world.portalClass.tellsNotBegun() && ending.name().equals(name(StillRunningException.class));
        return nothingBegan && (hidden || ending.name().equals(name(OutcomeUnknownException.class)));
    }

    private void letTheLateOnesCome() {
        world.scheduler.pause(LONG);
        for (UserFile file : world.writer.files()) {
            world.portal.importsOf(file.content().fingerprint());
        }
    }

    private Ending run(UserFile file, Duration limit) {
        Program program = world.newProgram();
        Ending ending;
        try {
            ending = run(program, file, limit);
        } catch (Killed e) {
            ending = new Ending("killed", false);
        } finally {
            // The process ends, and with it what it held; the next one in this thread is not interrupted.
            program.bury();
            Thread.interrupted();
        }
        world.coverage.count("outcome " + ending.name());
        world.trace.add("%s ends: %s", program, ending.name());
        return ending;
    }

    private Ending run(Program program, UserFile file, Duration limit) {
        program.reach("starting");
        Content content = file.content();
        try {
            ImportRequest request = new ImportRequest(file.freeze(), DESTINATION);
            ImportResult result = workflow(program).run(request, Deadline.in(limit, program::nanoTime));
            world.invariants.succeeded(result, content);
            return new Ending(result.alreadyImported() ? "already imported" : "succeeded", true);
        } catch (ImportException e) {
            world.trace.add("%s fails: %s", program, e);
            secrets.hear(e);
            world.invariants.failed(program, e, content);
            return new Ending(name(e.getClass()), false);
        } catch (RuntimeException e) {
            world.invariants.check(false, "%s instead of a failure that callers know", e);
            return new Ending("defect", false);
        }
    }

    private ImportWorkflow workflow(Program program) {
        PortalLine portal = new PortalLine(program);
        return ImportWorkflow.builder()
                .portal(Portal.ORIGIN)
                .uploadUrlProvider(portal)
                .fileUploader(new S3Line(program))
                .fileImporter(world.variant().importer().apply(portal))
                .statusChecker(portal)
                .journal(world.journal(program))
                .timing(world.variant().timing().apply(program))
                .listener(secrets)
                .build();
    }

    private static String name(Class<?> failure) {
        return failure.getSimpleName();
    }
}
