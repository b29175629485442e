package dev.cc5.cli.job;

import dev.cc5.cli.settings.Connections;
import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalKey;
import dev.cc5.workflow.ImportListener;
import dev.cc5.workflow.ImportResult;
import dev.cc5.workflow.ImportWorkflow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One file, from the check of its content to its end. Whatever goes wrong becomes its result and touches no other. */
final class ImportJob {
    private static final Set<ExitCode> SAYS_THAT_IT_WAS_STARTED = EnumSet.of(
            ExitCode.IMPORT_FAILED, ExitCode.PARTLY_IMPORTED, ExitCode.STILL_RUNNING, ExitCode.UNKNOWN_OUTCOME);

    private final Work work;
    private final JobState state;
    private final Shared shared;

    /** What the jobs of one command have in common. */
    record Shared(
            ImportPlan plan,
            Connections connections,
            JobObserver observer,
            SameContent sameContent,
            Optional<LaterImports> laterImports) {}

    /** How it ended well, and what there is to say when its rows do not prove that. */
    private record Ending(String how, Optional<Explanation> doubt) {}

    ImportJob(Work work, JobState state, Shared shared) {
        this.work = work;
        this.state = state;
        this.shared = shared;
    }

    JobState state() {
        return state;
    }

    /** Does it all in this thread, and throws nothing. Interrupting the thread cancels. */
    FileResult run(Places.Place place) {
        Deadline deadline = Deadline.in(shared.plan().deadline());
        try {
            Ending ending = importIt(place, deadline);
            enter(Stage.DONE);
            return ending.doubt()
                    .map(doubt -> FileResult.unproven(state, doubt, deadline.elapsed()))
                    .orElseGet(() -> FileResult.good(state, ending.how(), deadline.elapsed()));
        } catch (ImportException e) {
            return failed(e, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return interrupted(state, deadline.elapsed());
        } catch (Exception | Error e) {
            return FileResult.broken(state, e, deadline.elapsed());
        }
    }

    private Ending importIt(Places.Place place, Deadline deadline) throws InterruptedException {
        enter(Stage.READING);
        ImportRequest asked = work.request(state, shared.observer());
        ImportWorkflow workflow = shared.connections().into(asked.destination());
        JournalKey key = workflow.key(asked);
        ImportRequest request = anewIfOverwritten(asked, key);
        work.mayGoOn(request, workflow, state);
        Optional<RowVerification> verification = verification(request, workflow);
        JobListener listener = new JobListener(state, shared.observer(), place);
        String how = importOnce(workflow, request, deadline, listener);
        if (verification.isPresent()) {
            place.take();
        }
        return new Ending(
                how,
                verification.isEmpty() && shared.plan().verifyRows()
                        ? Optional.of(uncountable())
                        : verification.flatMap(v -> doubt(v, workflow, deadline, listener)));
    }

    /** What was imported before counts as new for its file where that file had other content since. */
    private ImportRequest anewIfOverwritten(ImportRequest request, JournalKey key) {
        Optional<LaterImports.Later> found = shared.laterImports().flatMap(imports -> imports.since(key));
        if (found.isEmpty()) {
            return request;
        }
        LaterImports.Later later = found.get();
        Optional<Path> path =
                work.file().map(file -> file.path().toAbsolutePath().normalize());
        if (path.isPresent() && path.equals(later.source())) {
            shared.observer().note(state.file(), "other content of this file was imported since: it is imported again");
            return request.forced();
        }
        if (shared.laterImports().filter(LaterImports::firstWarning).isPresent()) {
            String warning = "imported before, and " + later + " went to the same place since: the portal may hold its"
                    + " rows instead; --force imports this file again";
            state.warn(warning);
            shared.observer().note(state.file(), "warning: " + warning);
        }
        return request;
    }

    /** Of an import that was resumed when its file was gone: the proof that was asked for must not be left out unsaid. */
    private static Explanation uncountable() {
        return new Explanation(
                Stage.VERIFYING.doing(),
                "the file is gone or has changed, so nobody knows any more which rows it had",
                "The import itself was seen to succeed. Look at its rows in the portal.");
    }

    private Optional<RowVerification> verification(ImportRequest request, ImportWorkflow workflow) {
        return state.checked()
                .filter(checked -> shared.plan().verifyRows())
                .flatMap(checked ->
                        work.file().map(file -> RowVerification.of(file, checked, request.destination(), workflow)));
    }

    private String importOnce(
            ImportWorkflow workflow, ImportRequest request, Deadline deadline, ImportListener listener)
            throws InterruptedException {
        ImportPlan plan = shared.plan();
        return shared.sameContent()
                .alone(
                        request.source().fingerprint(),
                        () -> plan.awaitEnd()
                                ? runToTheEnd(workflow, request, deadline, listener)
                                : submit(workflow, request, deadline, listener));
    }

    private String runToTheEnd(
            ImportWorkflow workflow, ImportRequest request, Deadline deadline, ImportListener listener) {
        ImportResult result = workflow.run(request, deadline, listener);
        state.is(result.file());
        result.status().ifPresent(state::saw);
        return result.alreadyImported() ? FileResult.ALREADY_IMPORTED : FileResult.IMPORTED;
    }

    private String submit(ImportWorkflow workflow, ImportRequest request, Deadline deadline, ImportListener listener) {
        state.is(workflow.submit(request, deadline, listener));
        boolean already = state.found()
                .filter(found -> found.stage() == JournalEntry.Stage.SUCCEEDED)
                .isPresent();
        return already ? FileResult.ALREADY_IMPORTED : FileResult.ACCEPTED;
    }

    private Optional<Explanation> doubt(
            RowVerification verification, ImportWorkflow workflow, Deadline deadline, ImportListener listener) {
        enter(Stage.VERIFYING);
        return state.remote().flatMap(remote -> verification.doubt(workflow, remote, state, deadline, listener));
    }

    private FileResult failed(ImportException e, Deadline deadline) {
        ExitCode exit = ExitCode.of(e);
        boolean ended = exit == ExitCode.IMPORT_FAILED || exit == ExitCode.PARTLY_IMPORTED;
        if (!ended && Thread.currentThread().isInterrupted()) {
            return interrupted(state, deadline.elapsed());
        }
        if (state.stage() == Stage.IMPORTING && !SAYS_THAT_IT_WAS_STARTED.contains(exit)) {
            return FileResult.bad(state, ExitCode.UNKNOWN_OUTCOME, startedAllTheSame(e), deadline.elapsed());
        }
        return FileResult.bad(state, exit, e.explanation(), deadline.elapsed());
    }

    /** An error after the start, such as a key that ran out, must not read as if the file could be imported again. */
    private static Explanation startedAllTheSame(ImportException e) {
        Explanation told = e.explanation();
        String first = "The import was started: do not import the file again.";
        return new Explanation(
                told.doing(), told.happened(), told.advice().isEmpty() ? first : first + " " + told.advice());
    }

    static FileResult interrupted(JobState state, Duration took) {
        return FileResult.bad(state, ExitCode.INTERRUPTED, interruption(state), took);
    }

    /** What an interruption means for a file, by how far it had come. */
    private static Explanation interruption(JobState state) {
        return switch (state.stage()) {
            case QUEUED, READING, ASKING, UPLOADING ->
                new Explanation(
                        state.stage().doing(),
                        "it was interrupted",
                        state.found().isPresent() ? "" : "No import was started.");
            case STARTING ->
                new Explanation(
                        state.stage().doing(),
                        "it was interrupted, and the portal may or may not have received the request",
                        "Go on with it later: cc5 asks the portal before it starts anything.");
            case VERIFYING ->
                new Explanation(
                        state.stage().doing(),
                        "it was interrupted; the import itself was seen to succeed",
                        "To count its rows, import the file again: it is not sent again.");
            case IMPORTING, DONE ->
                new Explanation(
                        "waiting for the end of the import",
                        "it was interrupted; the import goes on at the portal",
                        "Go on with it later: cc5 asks the portal how it ended.");
        };
    }

    private void enter(Stage stage) {
        state.enter(stage);
        shared.observer().moved(state);
    }
}
