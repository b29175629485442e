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
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import java.util.Optional;

/**
 * Runs imports over the ports. Used from many threads; each call runs in its caller's thread and blocks it, and
 * interrupting that thread cancels the call. A job's {@link Deadline} wins over every other limit.
 *
 * <p>What may be repeated is repeated by the {@link RetryPolicy}: all but step 3 where it may have reached the portal.
 * There the status decides, see {@link #submit}.
 */
public final class ImportWorkflow {
    private final Ports ports;
    private final ImportJournal journal;
    private final String portal;
    private final Retrier retrier;
    private final Submission submission;
    private final StatusWatch watch;
    private final Optional<RowCheck> rowCheck;

    ImportWorkflow(
            Ports ports,
            String portal,
            ImportJournal journal,
            RetryPolicy retryPolicy,
            RetryTokens retryTokens,
            PollPolicy pollPolicy,
            ImportListener listener,
            Timing timing,
            boolean force) {
        this.ports = ports;
        this.portal = portal;
        this.journal = journal;
        this.retrier = new Retrier(retryPolicy, retryTokens, timing, listener);
        this.watch = new StatusWatch(ports.statusChecker(), pollPolicy, timing, listener);
        this.rowCheck = ports.rowQuery().map(query -> new RowCheck(query, retrier, pollPolicy, timing, listener));
        ImportStart start = new ImportStart(ports.fileImporter(), watch, retrier, timing);
        this.submission = new Submission(new SlotUpload(ports, retrier, timing, listener), start, listener, force);
    }

    /** Starts wiring a workflow. */
    public static WorkflowBuilder builder() {
        return new WorkflowBuilder();
    }

    /**
     * Steps 1 to 3. Returns when the portal has received the request to import, which proves nothing about the rows.
     * Where the same content was submitted to the same destination before and did not fail, that import's file is
     * returned and nothing is started.
     *
     * @throws ImportException as its leaves tell; {@link dev.cc5.model.OutcomeUnknownException} when the import may
     *     have been started and the portal could not say so
     */
    public RemoteFile submit(ImportRequest request, Deadline deadline) {
        try (ImportJournal.Claim claim = claim(request)) {
            return submission.submit(request, claim, deadline);
        }
    }

    /**
     * Step 4 until the end. Returns only when success was seen.
     *
     * @throws ImportException {@link dev.cc5.model.StillRunningException} when the time was up first;
     *     {@link ImportFailedException} and {@link PartlyImportedException} carry the row errors
     */
    public ImportResult await(RemoteFile file, Deadline deadline) {
        return new ImportResult(file, Optional.of(watch.untilSuccess(file, deadline)), false);
    }

    /**
     * Asks once where an import stands, whatever the answer is.
     *
     * @throws ImportException when the portal cannot be asked or does not know the file
     */
    public FileStatus status(FileId id, Deadline deadline) {
        return retrier.run(
                Step.CHECK_STATUS, deadline, () -> ports.statusChecker().check(id, deadline));
    }

    /** Whether {@link #verify} can be asked for: an adapter offers to look for rows. */
    public boolean canVerify() {
        return rowCheck.isPresent();
    }

    /**
     * Counts the rows that an import wrote, and compares them with those of its file; the proof that no status gives.
     * Fewer rows than expected are counted again a few times, as the poll policy says, since rows can become visible
     * late; only if they still differ is each key asked for. Rows that a file deletes leave nothing to count.
     *
     * @param rows of an import that was seen to succeed
     * @return the proof, whether it adds up or not
     * @throws ImportException when the portal does not let its rows be counted; the import itself is as it was
     * @throws IllegalStateException when nobody offers to look for rows
     */
    public RowProof verify(ImportedRows rows, ExpectedRows expected, Deadline deadline) {
        return rowCheck.orElseThrow(() -> new IllegalStateException("No adapter offers a RowQuery"))
                .proof(rows, expected, deadline);
    }

    /**
     * {@link #submit} and {@link #await} under one claim. Where an earlier run was seen to succeed with the same content
     * and destination, nothing is sent.
     */
    public ImportResult run(ImportRequest request, Deadline deadline) {
        try (ImportJournal.Claim claim = claim(request)) {
            Optional<JournalEntry> done = submission.found(claim).filter(entry -> entry.stage() == Stage.SUCCEEDED);
            if (done.isPresent()) {
                submission.resuming(request, done.get());
                return new ImportResult(done.get().file(), Optional.empty(), true);
            }
            RemoteFile file = submission.submit(request, claim, deadline);
            try {
                ImportResult result = await(file, deadline);
                submission.recordAfterTheFact(claim, Stage.SUCCEEDED, file);
                return result;
            } catch (ImportFailedException | PartlyImportedException e) {
                submission.recordAfterTheFact(claim, Stage.ENDED, file);
                throw e;
            }
        }
    }

    private ImportJournal.Claim claim(ImportRequest request) {
        return journal.claim(new JournalKey(request.source().fingerprint(), portal, request.destination()));
    }
}
