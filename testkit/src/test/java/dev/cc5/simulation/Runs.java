package dev.cc5.simulation;

import dev.cc5.journal.DirectoryJournal;
import dev.cc5.journal.Job;
import dev.cc5.model.Deadline;
import dev.cc5.model.Destination;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.RemoteFile;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import dev.cc5.workflow.ImportResult;
import dev.cc5.workflow.ImportWorkflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The runs of a schedule: each is a new process with core as it is, on the same machine. */
final class Runs {
    private static final Destination DESTINATION = new Destination("w1", "b1", "wks_family");
    /** As an application forgets what has long ended. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

    private static final Map<String, String> NOTES = Map.of("source", "where the file is");

    private final World world;
    private final Secrets secrets;

    Runs(World world) {
        this.world = world;
        this.secrets = new Secrets(world.coverage);
    }

    Secrets secrets() {
        return secrets;
    }

    /** Imports a file and waits for its end. */
    Ending importFile(UserFile file, Duration limit) {
        return inNewProgram(program -> importing(program, requestFor(file), limit));
    }

    /** Imports a file and does not wait. */
    Ending submitFile(UserFile file, Duration limit) {
        return inNewProgram(program -> submitting(program, requestFor(file), limit));
    }

    /** Goes on with what an earlier run began, from what is recorded of it. */
    Ending resume(Job job, Duration limit) {
        return inNewProgram(program -> importing(program, () -> job.request().orElseThrow(), limit));
    }

    /** Forgets what has ended long ago, of which nothing is here. */
    Ending prune() {
        return inNewProgram(program -> {
            int pruned = world.journal(program).prune(FORGOTTEN_AFTER);
            world.invariants.check(pruned == 0, "%s jobs are forgotten that are not old", pruned);
            return new Ending("pruned");
        });
    }

    /** The jobs that another run could go on with; none where the journal cannot be read right now. */
    List<Job> unfinishedJobs() {
        List<Job> found = new ArrayList<>();
        inNewProgram(program -> {
            List<Job> jobs = world.journal(program).jobs();
            jobs.forEach(this::mustKnowWhereItsFileIs);
            jobs.stream().filter(Runs::isUnfinished).forEach(found::add);
            return new Ending("listed");
        });
        return found;
    }

    private static boolean isUnfinished(Job job) {
        return job.request().isPresent()
                && job.entry()
                        .map(entry -> entry.stage())
                        .filter(stage -> stage.mayHaveStarted() || stage == Stage.UPLOADED)
                        .isPresent();
    }

    private Supplier<ImportRequest> requestFor(UserFile file) {
        return () -> new ImportRequest(file.freeze(), DESTINATION);
    }

    private Ending importing(Program program, Supplier<ImportRequest> asked, Duration limit) {
        ImportRequest request = asked.get();
        ImportResult result = checked(
                program, request, () -> workflow(program).run(request, Deadline.in(limit, program::nanoTime), secrets));
        world.invariants.succeeded(result, request.source().fingerprint());
        return result.alreadyImported() ? Ending.ALREADY_IMPORTED : Ending.SUCCEEDED;
    }

    private Ending submitting(Program program, Supplier<ImportRequest> asked, Duration limit) {
        ImportRequest request = asked.get();
        RemoteFile file = checked(
                program,
                request,
                () -> workflow(program).submit(request, Deadline.in(limit, program::nanoTime), secrets));
        world.invariants.submitted(file, request.source().fingerprint());
        return Ending.SUBMITTED;
    }

    private <T> T checked(Program program, ImportRequest request, Supplier<T> run) {
        String fingerprint = request.source().fingerprint();
        try {
            return run.get();
        } catch (ImportException e) {
            world.invariants.failed(program, e, fingerprint);
            throw e;
        }
    }

    /** The journal of a program that knows where a file is when it begins, and perhaps no more when it goes on. */
    private DirectoryJournal journal(Program program) {
        DirectoryJournal journal = world.journal(program);
        return journal.notes(request -> isBegun(journal, request) && world.chance.happens(0.5) ? Map.of() : NOTES);
    }

    private static boolean isBegun(DirectoryJournal journal, ImportRequest request) {
        JournalKey key = new JournalKey(request.source().fingerprint(), Portal.ORIGIN, request.destination());
        return journal.job(DirectoryJournal.idOf(key)).flatMap(Job::begun).isPresent();
    }

    private void mustKnowWhereItsFileIs(Job job) {
        boolean forgot = job.damage().isEmpty()
                && job.begun().filter(begun -> !begun.notes().equals(NOTES)).isPresent();
        world.invariants.check(!forgot, "job %s forgot where its file is", job.id());
    }

    private ImportWorkflow workflow(Program program) {
        PortalLine portal = new PortalLine(program);
        return ImportWorkflow.builder()
                .portal(Portal.ORIGIN)
                .uploadUrlProvider(portal)
                .fileUploader(new S3Line(program))
                .fileImporter(world.variant().importer().apply(portal))
                .statusChecker(portal)
                .journal(world.variant().journal().apply(journal(program)))
                .timing(world.variant().timing().apply(program))
                .build();
    }

    private Ending inNewProgram(Function<Program, Ending> body) {
        Program program = world.newProgram();
        Ending ending;
        try {
            program.reach("starting", 0.3);
            ending = body.apply(program);
        } catch (Killed e) {
            ending = Ending.KILLED;
        } catch (ImportException e) {
            world.trace.add("%s fails: %s", program, e);
            secrets.hear(e);
            ending = Ending.of(e);
        } catch (RuntimeException e) {
            world.invariants.check(false, "%s instead of a failure that callers know", e);
            ending = Ending.DEFECT;
        } finally {
            // The process ends, and with it what it held; the next one in this thread is not interrupted.
            program.bury();
            Thread.interrupted();
        }
        world.coverage.count("outcome " + ending);
        world.trace.add("%s ends: %s", program, ending);
        return ending;
    }
}
