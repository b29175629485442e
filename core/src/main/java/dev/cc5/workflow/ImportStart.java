package dev.cc5.workflow;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.FileStatus;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.OutcomeUnknownException;
import dev.cc5.model.Phase;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Sent;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.Tracking;
import dev.cc5.port.FileImporter;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Step 3, the one step that must not be repeated blindly. Where it may have reached the portal the status is asked for,
 * and asked again after the settle time; only if the portal then still says that nothing began is it sent once more,
 * with the same action id.
 */
final class ImportStart {
    /** A request of ours may be acted on late: so long a status that says "not begun" proves nothing. */
    private static final Duration SETTLE_TIME = Duration.ofSeconds(3);

    /** What is kept of the time for the questions after a start whose answer does not come. */
    private static final Duration TIME_TO_ASK = Duration.ofSeconds(20);

    private final FileImporter importer;
    private final StatusWatch watch;
    private final Retrier retrier;

    ImportStart(FileImporter importer, StatusWatch watch, Retrier retrier) {
        this.importer = importer;
        this.watch = watch;
        this.retrier = retrier;
    }

    /** What is asked after a refusal. */
    StartQuestion question(RemoteFile file, Run run) {
        return new StartQuestion(watch, file, run);
    }

    /**
     * Sends the request. What it throws says that the portal did not act on it, where the question is not open; but for
     * a cancellation.
     *
     * @return why it is unknown whether the portal received it; empty when it surely did
     */
    Optional<ImportException> send(RemoteFile file, Run run, StartQuestion question) {
        Deadline deadline = withTimeToAsk(run.deadline());
        Tracking tracking = run.request().tracking();
        try {
            retrier.run(
                            Step.START_IMPORT,
                            run.deadline(),
                            run.events(),
                            () -> importer.startImport(file, tracking, question::mayFollow, deadline))
                    .ifPresent(run.evidence()::add);
            return Optional.empty();
        } catch (TemporaryException e) {
            if (e.sent() == Sent.NO) {
                throw e;
            }
            return Optional.of(e);
        } catch (ProtocolException e) {
            return Optional.of(e);
        } catch (RefusedException | NotAuthorisedException | ConfigurationException e) {
            if (question.hasBegun(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** An answer that never ends must leave time to ask for the status. */
    private static Deadline withTimeToAsk(Deadline deadline) {
        Duration left = deadline.remaining();
        Duration third = left.dividedBy(3);
        return deadline.endingAfter(left.minus(third.compareTo(TIME_TO_ASK) < 0 ? third : TIME_TO_ASK));
    }

    /**
     * Finds out what became of a request that was perhaps sent, by this run or an earlier one. Returns when the import
     * has surely begun.
     *
     * @param again records that the request is about to be sent once more; empty where it was sent twice already
     */
    void settle(RemoteFile file, @Nullable ImportException doubt, Optional<Runnable> again, Run run) {
        Deadline deadline = run.deadline();
        if (hasBegun(file, doubt, run)) {
            return;
        }
        if (SETTLE_TIME.compareTo(deadline.remaining()) >= 0) {
            throw unknown(file, "the time was up before that could be told", doubt);
        }
        // Counted from now, not from the record: the wall clock may have been turned since.
        watch.sleep(SETTLE_TIME);
        if (hasBegun(file, doubt, run)) {
            return;
        }
        Runnable record = again.orElseThrow(
                () -> unknown(file, "the request was sent twice, and the portal still shows nothing", doubt));
        record(file, record);
        sendOnceMore(file, run);
    }

    /** Without a record of it nothing is sent again: a later run could not count the starts. */
    private static void record(RemoteFile file, Runnable again) {
        try {
            again.run();
        } catch (ImportException e) {
            throw unknown(file, "that could not be recorded: " + e.explanation().happened(), e);
        }
    }

    private void sendOnceMore(RemoteFile file, Run run) {
        Optional<ImportException> trouble;
        try {
            trouble = send(file, run, question(file, run));
        } catch (ImportCancelledException e) {
            throw e;
        } catch (ImportException e) {
            // A refusal may well mean that the first request got through after all.
            trouble = Optional.of(e);
        }
        if (trouble.isEmpty()) {
            return;
        }
        watch.sleep(run.deadline().atMost(SETTLE_TIME));
        if (!hasBegun(file, trouble.get(), run)) {
            String happened = trouble.get().explanation().happened();
            throw unknown(
                    file, "after a second request (" + happened + ") the portal still shows nothing", trouble.get());
        }
    }

    /** Asks until the portal says whether the import of the file has begun. */
    private boolean hasBegun(RemoteFile file, @Nullable ImportException doubt, Run run) {
        FileStatus status;
        try {
            // Where the word for "waits its turn" is also the word for "never started", only time tells.
            status = watch.until(
                    file,
                    s -> s.notBegun() || s.phase() != Phase.PENDING,
                    run.deadline(),
                    run.events(),
                    run.evidence());
        } catch (ImportCancelledException e) {
            throw e;
        } catch (ImportException e) {
            throw unknown(file, "the portal could not say: " + e.explanation().happened(), e);
        }
        if (status.phase() == Phase.UNKNOWN) {
            throw unknown(file, "its status " + status.seen() + " has no known meaning", doubt);
        }
        return !status.notBegun();
    }

    private static OutcomeUnknownException unknown(RemoteFile file, String why, @Nullable ImportException cause) {
        return new OutcomeUnknownException(
                Explanation.of(
                        Step.START_IMPORT,
                        "the import of file " + file.id() + " may have been started or not, and " + why,
                        "Do not import the file again before its status is known: resume it later, or ask for its status."),
                file,
                cause);
    }
}
