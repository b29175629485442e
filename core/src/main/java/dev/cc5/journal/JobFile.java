package dev.cc5.journal;

import dev.cc5.journal.JournalStorage.HeldFile;
import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.model.OutcomeUnknownException;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalKey;
import java.io.IOException;
import java.util.Optional;

/** A job's file while it is held. What is damaged in it is set aside, under a name that people see, and never lost. */
final class JobFile {
    private final JournalStorage storage;
    private final JournalKey key;
    private final String id;
    private RecordFile file;
    private Recorded recorded;
    /** Why nobody knows whether the content was imported; until somebody decides to import it all the same. */
    private Optional<OutcomeUnknownException> doubt = Optional.empty();

    private JobFile(JournalStorage storage, JournalKey key) throws IOException {
        this.storage = storage;
        this.key = key;
        this.id = new JobList(storage).idOf(key);
        this.recorded = Recorded.NOTHING;
        this.file = open();
    }

    /**
     * Takes the file.
     *
     * @throws AlreadyClaimedException while another has it
     */
    static JobFile hold(JournalStorage storage, JournalKey key) throws IOException {
        return new JobFile(storage, key);
    }

    private RecordFile open() throws IOException {
        HeldFile held = storage.hold(id).orElseThrow(() -> Troubles.held(id));
        boolean kept = false;
        try {
            byte[] content = held.read(Recorded.MAX_BYTES + 1);
            recorded = Recorded.read(content).of(key);
            if (recorded.damage().isPresent()) {
                doubt = Optional.of(Troubles.damaged(id, id, storage, recorded));
            } else if (recorded.saysNothing() && doubt.isEmpty()) {
                // Where a run that found damage ended without a record, the damage is all there is.
                doubt = JobList.setAside(storage, id)
                        .map(damaged -> Troubles.damaged(id, JobId.damaged(id, 1), storage, damaged));
            }
            kept = true;
            return new RecordFile(held, recorded.length(), recorded.length() == content.length);
        } finally {
            if (!kept) {
                held.close();
            }
        }
    }

    /** Moves a damaged file out of the way; one of a later version of cc5 stays until somebody decides. */
    void setAsideIfDamaged(boolean newerToo) throws IOException {
        if (recorded.damage().isEmpty() || recorded.damage().get().newer() && !newerToo) {
            return;
        }
        int number = 1;
        while (storage.look(JobId.damaged(id, number), 0).isPresent()) {
            number++;
        }
        String name = JobId.damaged(id, number);
        doubt = Optional.of(Troubles.damaged(id, name, storage, recorded));
        storage.rename(id, name);
        storage.force();
        file.close();
        file = open();
    }

    /**
     * The last stage that was recorded.
     *
     * @throws OutcomeUnknownException where that cannot be told
     */
    Optional<JournalEntry> entry() {
        doubt.ifPresent(unknown -> {
            throw unknown;
        });
        return recorded.entry();
    }

    /** The last stage of those that count from now on. */
    Optional<JournalEntry> believed() {
        return doubt.isPresent() ? Optional.empty() : recorded.entry();
    }

    String id() {
        return id;
    }

    JournalKey key() {
        return key;
    }

    boolean isBroken() {
        return file.isBroken();
    }

    /** Whether the line fits in. */
    boolean hasRoomFor(Line line) {
        return file.hasRoomFor(records(line));
    }

    /** The line as text, which says where it stands; before it the header where there is none. */
    private String records(Line line) {
        String header = file.isEmpty() ? Recorded.header(key).text() : "";
        return header
                + line.with(Recorded.FROM, Integer.toString(file.length() + header.length()))
                        .text();
    }

    /** Appends the line. To write means to have decided, so there is no doubt any more. */
    void append(Line line) throws IOException {
        setAsideIfDamaged(true);
        file.append(records(line));
        doubt = Optional.empty();
    }

    /** Makes all that was appended survive the machine, and the file's name too. */
    void force() throws IOException {
        file.force();
        boolean done = false;
        try {
            storage.force();
            done = true;
        } finally {
            if (!done) {
                file.breakDown();
            }
        }
    }

    void entry(JournalEntry entry) {
        recorded = recorded.with(entry);
    }

    /** Gives the file back, and removes it where it says nothing. */
    void close() {
        try {
            if (file.isEmpty() && recorded.damage().isEmpty()) {
                storage.delete(id);
            }
        } catch (IOException e) {
            // An empty file says as much as none.
            return;
        } finally {
            file.close();
        }
    }
}
