package dev.cc5.journal;

import dev.cc5.journal.JournalStorage.HeldFile;
import dev.cc5.model.RemoteFile;
import dev.cc5.port.ImportJournal.EarlierUse;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Which jobs each of the portal's file ids was given to: a small file for each id that lists the jobs, so that two
 * processes with one directory see that a portal mixes two contents up. A job is noted after its own record names the
 * file, so whoever finds the note finds the record too.
 */
final class FileUses {
    private static final String WORD = "used";
    private static final String PREFIX = "file-";
    private static final int MAX_BYTES = 64 * 1024;

    private final JournalStorage storage;
    private final JobList jobs;

    FileUses(JournalStorage storage) {
        this.storage = storage;
        this.jobs = new JobList(storage);
    }

    /** Notes that this job has the file from now on. */
    EarlierUse use(RemoteFile file, String job, JournalKey key) throws IOException {
        Optional<HeldFile> held = storage.hold(nameOf(file, key.portal()));
        if (held.isEmpty()) {
            // Another job is being noted for the same file right now.
            return EarlierUse.OPEN;
        }
        try (HeldFile note = held.get()) {
            byte[] content = note.read(MAX_BYTES);
            List<String> users = users(content);
            List<String> others = users.stream().filter(id -> !id.equals(job)).toList();
            if (others.stream().anyMatch(id -> isOpen(id, file))) {
                return EarlierUse.OPEN;
            }
            if (!users.contains(job)) {
                note.write(content.length, ("\n" + line(job)).getBytes(StandardCharsets.US_ASCII));
            }
            return others.isEmpty() ? EarlierUse.NEW : EarlierUse.ENDED;
        }
    }

    private boolean isOpen(String id, RemoteFile file) {
        return jobs.one(id)
                .filter(job -> job.damage().isEmpty())
                .flatMap(Job::entry)
                .filter(entry -> entry.file().id().equals(file.id()))
                .map(JournalEntry::stage)
                .filter(stage -> stage != Stage.SUCCEEDED && stage != Stage.ENDED)
                .isPresent();
    }

    /** Removes the notes whose jobs are all forgotten. */
    void prune() throws IOException {
        for (String name : storage.names()) {
            if (name.startsWith(PREFIX)) {
                prune(name);
            }
        }
    }

    private void prune(String name) throws IOException {
        Optional<HeldFile> held = storage.hold(name);
        if (held.isEmpty()) {
            return;
        }
        try (HeldFile note = held.get()) {
            if (users(note.read(MAX_BYTES)).stream().allMatch(id -> jobs.one(id).isEmpty())) {
                storage.delete(name);
            }
        }
    }

    private static List<String> users(byte[] content) {
        return new String(content, StandardCharsets.US_ASCII)
                .lines()
                .flatMap(text -> user(text).stream())
                .toList();
    }

    private static String line(String job) {
        return new Line(WORD, List.of(new Line.Field("job", job))).text();
    }

    /** A line that is damaged or was never finished notes no job. */
    private static Optional<String> user(String text) {
        try {
            return Line.parse(text).optional("job").filter(JobId::isJob);
        } catch (Line.BrokenLineException e) {
            return Optional.empty();
        }
    }

    private static String nameOf(RemoteFile file, String portal) {
        return PREFIX
                + JobId.hash(PercentText.encode(portal) + " "
                        + PercentText.encode(file.id().value()));
    }
}
