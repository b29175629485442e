package dev.cc5.journal;

import dev.cc5.model.ImportRequest;
import dev.cc5.model.RemoteFile;
import dev.cc5.port.EarlierUse;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The claim of a job whose file is held. */
final class HeldClaim implements Claim {
    private static final String RECORDING = "recording the import";

    private final JobFile job;
    private final JournalStorage storage;
    private final InstantSource clock;
    private final Function<ImportRequest, Map<String, String>> notes;
    private boolean closed;

    HeldClaim(
            JobFile job,
            JournalStorage storage,
            InstantSource clock,
            Function<ImportRequest, Map<String, String>> notes) {
        this.job = job;
        this.storage = storage;
        this.clock = clock;
        this.notes = notes;
    }

    @Override
    public String job() {
        return job.id();
    }

    @Override
    public Optional<JournalEntry> found() {
        return job.entry();
    }

    @Override
    public void begin(ImportRequest request) {
        append(Beginning.of(request, notes.apply(request), clock.instant()).line());
    }

    @Override
    public void record(Stage stage, RemoteFile file) {
        JournalEntry entry = JournalEntry.after(job.believed(), stage, file, clock.instant());
        append(Recorded.line(entry));
        if (stage == Stage.STARTING) {
            force();
        }
        job.entry(entry);
    }

    @Override
    public EarlierUse use(RemoteFile file) {
        try {
            return new FileUses(storage).use(file, job.id(), job.key());
        } catch (IOException e) {
            throw Troubles.disk(RECORDING, storage, e);
        }
    }

    private void append(Line line) {
        if (closed) {
            throw new IllegalStateException("The claim was given back");
        }
        if (job.isBroken()) {
            throw Troubles.broken(RECORDING, storage);
        }
        if (!job.hasRoomFor(line)) {
            throw Troubles.tooLarge(RECORDING, storage);
        }
        try {
            job.append(line);
        } catch (IOException e) {
            throw Troubles.disk(RECORDING, storage, e);
        }
    }

    private void force() {
        try {
            job.force();
        } catch (IOException e) {
            throw Troubles.disk(RECORDING, storage, e);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            job.close();
        }
    }
}
