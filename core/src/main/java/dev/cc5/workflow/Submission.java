package dev.cc5.workflow;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.port.EarlierUse;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import java.util.Optional;

/** Steps 1 to 3 under a claim, from wherever an earlier run had come. */
final class Submission {
    /** The first start of a file and one more. */
    private static final int MAX_STARTS = 2;

    private final SlotUpload slotUpload;
    private final ImportStart start;
    private final FileOwners owners;
    private final boolean force;

    Submission(SlotUpload slotUpload, ImportStart start, FileOwners owners, boolean force) {
        this.slotUpload = slotUpload;
        this.start = start;
        this.owners = owners;
        this.force = force;
    }

    /** Returns the file whose import the portal surely knows of. */
    RemoteFile submit(Run run) {
        Optional<JournalEntry> found = found(run.claim(), run.request());
        found.ifPresent(entry -> goOn(entry, run));
        if (found.isEmpty() || found.get().stage() == Stage.UPLOADING) {
            run.claim().begin(run.request());
            run.events().begun();
            return startUploaded(upload(run), run);
        }
        JournalEntry entry = found.get();
        return switch (entry.stage()) {
            case UPLOADED -> startUploaded(entry.file(), run);
            case STARTING -> settle(entry, run);
            case STARTED, SUCCEEDED -> entry.file();
            case UPLOADING, ENDED -> throw new IllegalStateException("Not gone on with: " + entry.stage());
        };
    }

    /** What an earlier run recorded and this one goes on with. */
    Optional<JournalEntry> found(Claim claim, ImportRequest request) {
        return force || request.anew() ? Optional.empty() : claim.found().filter(entry -> entry.stage() != Stage.ENDED);
    }

    private void goOn(JournalEntry entry, Run run) {
        run.events().resuming(entry);
        if (entry.stage() != Stage.UPLOADING) {
            use(entry.file(), run);
        }
    }

    /** Records what has already come to pass: where the journal fails, the outcome stands all the same. */
    void recordAfterTheFact(Run run, Stage stage, RemoteFile file) {
        try {
            run.claim().record(stage, file);
        } catch (RuntimeException e) {
            run.events().notRecorded(file, stage, e);
        }
        if (stage == Stage.SUCCEEDED || stage == Stage.ENDED) {
            owners.ended(file);
        }
    }

    private RemoteFile upload(Run run) {
        RemoteFile file = slotUpload.upload(run, slot -> received(slot, run));
        run.claim().record(Stage.UPLOADED, file);
        return file;
    }

    private void received(RemoteFile slot, Run run) {
        run.claim().record(Stage.UPLOADING, slot);
        use(slot, run);
    }

    /** A portal that gives one file id for two contents at a time would mix them up: the second goes no further. */
    private void use(RemoteFile file, Run run) {
        EarlierUse here = owners.use(file, run.request());
        EarlierUse anywhere = run.claim().use(file);
        if (here == EarlierUse.OPEN || anywhere == EarlierUse.OPEN) {
            throw new ProtocolException(Explanation.of(
                    Step.REQUEST_SLOT,
                    "the portal gave file id " + file.id() + ", which it had given for another file whose import has"
                            + " not ended",
                    "Nothing was sent for this file. Wait for the other import to end (cc5 resume --all); if the portal"
                            + " does it again, tell its support."));
        }
        run.evidence().add(file);
        if (here == EarlierUse.ENDED || anywhere == EarlierUse.ENDED) {
            run.evidence().fileHadOtherContent();
        }
    }

    private RemoteFile startUploaded(RemoteFile file, Run run) {
        // Before the request is sent: whoever finds this knows that it may have been.
        run.claim().record(Stage.STARTING, file);
        Optional<ImportException> doubt = firstStart(file, run);
        if (doubt.isPresent()) {
            run.events().outcomeUnknown(file, doubt.get());
            start.settle(file, doubt.get(), Optional.of(again(file, run)), run);
        }
        return started(file, run);
    }

    private RemoteFile settle(JournalEntry entry, Run run) {
        Optional<Runnable> again = Optional.of(again(entry.file(), run)).filter(record -> entry.starts() < MAX_STARTS);
        start.settle(entry.file(), null, again, run);
        return started(entry.file(), run);
    }

    private static Runnable again(RemoteFile file, Run run) {
        return () -> run.claim().record(Stage.STARTING, file);
    }

    private Optional<ImportException> firstStart(RemoteFile file, Run run) {
        StartQuestion question = start.question(file, run);
        try {
            return start.send(file, run, question);
        } catch (RefusedException | NotAuthorisedException | ConfigurationException | TemporaryException e) {
            if (!question.isOpen()) {
                // Surely not acted on. What was refused for good has ended; all else the next run may start at once.
                recordAfterTheFact(run, e instanceof RefusedException ? Stage.ENDED : Stage.UPLOADED, file);
            }
            throw e;
        }
    }

    private RemoteFile started(RemoteFile file, Run run) {
        recordAfterTheFact(run, Stage.STARTED, file);
        run.events().importStarted(file);
        return file;
    }
}
