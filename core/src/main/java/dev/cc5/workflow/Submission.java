package dev.cc5.workflow;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Deadline;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.TemporaryException;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import java.util.Optional;

/** Steps 1 to 3 under a claim, from wherever an earlier run had come. */
final class Submission {
    /** The first start of a file and one more (DESIGN 7.2). */
    private static final int MAX_STARTS = 2;

    private final SlotUpload slotUpload;
    private final ImportStart start;
    private final ImportListener listener;
    private final boolean force;
    private final FileOwners owners = new FileOwners();

    Submission(SlotUpload slotUpload, ImportStart start, ImportListener listener, boolean force) {
        this.slotUpload = slotUpload;
        this.start = start;
        this.listener = listener;
        this.force = force;
    }

    /** Returns the file whose import the portal surely knows of. */
    RemoteFile submit(ImportRequest request, Claim claim, Deadline deadline) {
        Optional<JournalEntry> found = found(claim);
        found.ifPresent(entry -> resuming(request, entry));
        if (found.isEmpty() || found.get().stage() == Stage.UPLOADING) {
            claim.begin(request);
            return startUploaded(request, upload(request, claim, deadline), claim, deadline);
        }
        JournalEntry entry = found.get();
        return switch (entry.stage()) {
            case UPLOADED -> startUploaded(request, entry.file(), claim, deadline);
            case STARTING -> settle(request, entry, claim, deadline);
            case STARTED, SUCCEEDED -> entry.file();
            case UPLOADING, ENDED -> throw new IllegalStateException("Not gone on with: " + entry.stage());
        };
    }

    /** What an earlier run recorded and this one goes on with. */
    Optional<JournalEntry> found(Claim claim) {
        return force ? Optional.empty() : claim.found().filter(entry -> entry.stage() != Stage.ENDED);
    }

    void resuming(ImportRequest request, JournalEntry entry) {
        listener.resuming(request, entry);
    }

    /** Records what has already come to pass: where the journal fails, the outcome stands all the same. */
    void recordAfterTheFact(Claim claim, Stage stage, RemoteFile file) {
        try {
            claim.record(stage, file);
        } catch (RuntimeException e) {
            listener.notRecorded(file, stage, e);
        }
    }

    private RemoteFile upload(ImportRequest request, Claim claim, Deadline deadline) {
        RemoteFile file = slotUpload.upload(request, slot -> received(request, slot, claim), deadline);
        claim.record(Stage.UPLOADED, file);
        return file;
    }

    private void received(ImportRequest request, RemoteFile slot, Claim claim) {
        owners.belongs(slot, request);
        claim.record(Stage.UPLOADING, slot);
    }

    private RemoteFile startUploaded(ImportRequest request, RemoteFile file, Claim claim, Deadline deadline) {
        // Before the request is sent: whoever finds this knows that it may have been.
        claim.record(Stage.STARTING, file);
        Optional<ImportException> doubt = send(request, file, claim, deadline);
        if (doubt.isPresent()) {
            listener.outcomeUnknown(request, file, doubt.get());
            start.settle(file, request.tracking(), doubt.get(), Optional.of(again(file, claim)), deadline);
        }
        return started(request, file, claim);
    }

    private RemoteFile settle(ImportRequest request, JournalEntry entry, Claim claim, Deadline deadline) {
        Optional<Runnable> again =
                Optional.of(again(entry.file(), claim)).filter(record -> entry.starts() < MAX_STARTS);
        start.settle(entry.file(), request.tracking(), null, again, deadline);
        return started(request, entry.file(), claim);
    }

    private static Runnable again(RemoteFile file, Claim claim) {
        return () -> claim.record(Stage.STARTING, file);
    }

    private Optional<ImportException> send(ImportRequest request, RemoteFile file, Claim claim, Deadline deadline) {
        try {
            return start.send(file, request.tracking(), deadline);
        } catch (RefusedException e) {
            recordAfterTheFact(claim, Stage.ENDED, file);
            throw e;
        } catch (NotAuthorisedException | ConfigurationException | TemporaryException e) {
            // Surely not acted on: the next run may start it without asking.
            recordAfterTheFact(claim, Stage.UPLOADED, file);
            throw e;
        }
    }

    private RemoteFile started(ImportRequest request, RemoteFile file, Claim claim) {
        recordAfterTheFact(claim, Stage.STARTED, file);
        listener.importStarted(request, file);
        return file;
    }
}
