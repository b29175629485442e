package dev.cc5.workflow;

import dev.cc5.model.Deadline;
import dev.cc5.model.FileId;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportFailedException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.PartlyImportedException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs imports over the ports. Have one for each portal and process: all its imports share the file ids that the portal
 * gave, the pace of calls and the bounds of retries. Used from many threads; each call runs in its caller's thread and blocks it, and
 * interrupting that thread cancels the call. A job's {@link Deadline} wins over every other limit.
 *
 * <p>What may be repeated is repeated by the {@link RetryPolicy}: all but step 3 where it may have reached the portal.
 * There the status decides, see {@link #submit(ImportRequest, Deadline, ImportListener)}.
 */
public final class ImportWorkflow {
    private final Ports ports;
    private final ImportJournal journal;
    private final String portal;
    private final PortalState portalState;
    private final Retrier retrier;
    private final Submission submission;
    private final StatusWatch watch;
    private final Optional<RowCheck> rowCheck;

    ImportWorkflow(
            Ports ports,
            String portal,
            ImportJournal journal,
            PortalState portalState,
            RetryPolicy retryPolicy,
            PollPolicy pollPolicy,
            Timing timing,
            boolean force) {
        this.ports = ports;
        this.portal = portal;
        this.journal = journal;
        this.portalState = portalState;
        this.retrier = new Retrier(retryPolicy, portalState, timing);
        this.watch = new StatusWatch(ports.statusChecker(), portalState.calls(), pollPolicy, timing);
        this.rowCheck =
                ports.rowQuery().map(query -> new RowCheck(query, retrier, portalState.calls(), pollPolicy, timing));
        ImportStart start = new ImportStart(ports.fileImporter(), watch, retrier);
        this.submission =
                new Submission(new SlotUpload(ports, retrier, timing), start, portalState.fileOwners(), force);
    }

    /** Starts wiring a workflow. */
    public static WorkflowBuilder builder() {
        return new WorkflowBuilder();
    }

    /** {@link #submit(ImportRequest, Deadline, ImportListener)} without a listener. */
    public RemoteFile submit(ImportRequest request, Deadline deadline) {
        return submit(request, deadline, ImportListener.NONE);
    }

    /**
     * Steps 1 to 3. Returns when the portal has received the request to import, which proves nothing about the rows.
     * Where the same content was submitted to the same destination before and did not fail, that import's file is
     * returned and nothing is started.
     *
     * @param listener receives this import's events
     * @throws ImportException as its leaves tell; {@link dev.cc5.model.OutcomeUnknownException} when the import may
     *     have been started and the portal could not say so
     */
    public RemoteFile submit(ImportRequest request, Deadline deadline, ImportListener listener) {
        return claimed(request, deadline, listener, submission::submit);
    }

    /** {@link #await(RemoteFile, Deadline, ImportListener)} without a listener. */
    public ImportResult await(RemoteFile file, Deadline deadline) {
        return await(file, deadline, ImportListener.NONE);
    }

    /**
     * Step 4 until the end. Returns only when success was seen.
     *
     * @param listener receives this import's events
     * @throws ImportException {@link dev.cc5.model.StillRunningException} when the time was up first;
     *     {@link ImportFailedException} and {@link PartlyImportedException} carry the row errors
     */
    public ImportResult await(RemoteFile file, Deadline deadline, ImportListener listener) {
        return await(file, deadline, Events.of(file.id().value(), listener), Evidence.of(file));
    }

    private ImportResult await(RemoteFile file, Deadline deadline, Events events, Evidence evidence) {
        return new ImportResult(file, Optional.of(watch.untilSuccess(file, deadline, events, evidence)), false);
    }

    /**
     * Asks once where an import stands, whatever the answer is.
     *
     * @throws ImportException when the portal cannot be asked or does not know the file
     */
    public FileStatus status(FileId id, Deadline deadline) {
        Events unheard = Events.of(id.value(), ImportListener.NONE);
        return retrier.run(
                Step.CHECK_STATUS,
                deadline,
                unheard,
                () -> ports.statusChecker().check(id, deadline));
    }

    /** Whether rows can be verified: an adapter offers to look for rows. */
    public boolean canVerify() {
        return rowCheck.isPresent();
    }

    /** {@link #verify(ImportedRows, ExpectedRows, Deadline, ImportListener)} without a listener. */
    public RowProof verify(ImportedRows rows, ExpectedRows expected, Deadline deadline) {
        return verify(rows, expected, deadline, ImportListener.NONE);
    }

    /**
     * Counts the rows that an import wrote, and compares them with those of its file; the proof that no status gives.
     * Fewer rows than expected are counted again a few times, as the poll policy says, since rows can become visible
     * late; only if they still differ is each key asked for. Rows that a file deletes leave nothing to count.
     *
     * @param rows of an import that was seen to succeed
     * @param listener receives this import's events
     * @return the proof, whether it adds up or not
     * @throws ImportException when the portal does not let its rows be counted; the import itself is as it was
     * @throws IllegalStateException when no adapter offers to look for rows
     */
    public RowProof verify(ImportedRows rows, ExpectedRows expected, Deadline deadline, ImportListener listener) {
        return rowCheck.orElseThrow(() -> new IllegalStateException("No adapter offers a RowQuery"))
                .proof(rows, expected, deadline, Events.of(rows.actionId().value(), listener));
    }

    /** {@link #run(ImportRequest, Deadline, ImportListener)} without a listener. */
    public ImportResult run(ImportRequest request, Deadline deadline) {
        return run(request, deadline, ImportListener.NONE);
    }

    /**
     * Submits and awaits under one claim. Where an earlier run was seen to succeed with the same content and
     * destination, nothing is sent.
     *
     * @param listener receives this import's events
     * @throws ImportException as {@link #submit(ImportRequest, Deadline, ImportListener)} and
     *     {@link #await(RemoteFile, Deadline, ImportListener)} do
     */
    public ImportResult run(ImportRequest request, Deadline deadline, ImportListener listener) {
        return claimed(request, deadline, listener, this::run);
    }

    private ImportResult run(Run run) {
        Optional<JournalEntry> done =
                submission.found(run.claim(), run.request()).filter(entry -> entry.stage() == Stage.SUCCEEDED);
        if (done.isPresent()) {
            run.events().resuming(done.get());
            return new ImportResult(done.get().file(), Optional.empty(), true);
        }
        RemoteFile file = submission.submit(run);
        try {
            ImportResult result = await(file, run.deadline(), run.events(), run.evidence());
            submission.recordAfterTheFact(run, Stage.SUCCEEDED, file);
            return result;
        } catch (ImportFailedException | PartlyImportedException e) {
            submission.recordAfterTheFact(run, Stage.ENDED, file);
            throw e;
        }
    }

    /**
     * Whether the journal shows that an import of this request succeeded, so that a run would send nothing.
     *
     * @throws ImportException when somebody else is at it, or the journal fails
     */
    public boolean hasSucceeded(ImportRequest request) {
        try (Claim claim = journal.claim(key(request))) {
            return submission
                    .found(claim, request)
                    .filter(entry -> entry.stage() == Stage.SUCCEEDED)
                    .isPresent();
        }
    }

    /** The key under which the journal keeps an import of this request. */
    public JournalKey key(ImportRequest request) {
        return new JournalKey(request.source().fingerprint(), portal, request.destination());
    }

    PortalState portalState() {
        return portalState;
    }

    private <T> T claimed(ImportRequest request, Deadline deadline, ImportListener listener, Function<Run, T> work) {
        try (Claim claim = journal.claim(key(request))) {
            ImportSubject subject = new ImportSubject(request.source().name(), claim.job());
            return work.apply(new Run(request, claim, deadline, new Events(subject, listener), Evidence.of(request)));
        }
    }
}
