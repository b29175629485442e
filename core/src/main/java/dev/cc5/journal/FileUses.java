package dev.cc5.journal;

import dev.cc5.journal.JournalStorage.HeldFile;
import dev.cc5.model.RemoteFile;
import dev.cc5.port.EarlierUse;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
            Set<EarlierUse> others = users.stream()
                    .filter(id -> !id.equals(job))
                    .map(id -> jobs.one(id).map(other -> by(other, file)).orElse(EarlierUse.ENDED))
                    .collect(Collectors.toCollection(() -> EnumSet.of(EarlierUse.NEW)));
            EarlierUse worst = Collections.max(others);
            if (worst != EarlierUse.OPEN && !users.contains(job)) {
                note.write(content.length, ("\n" + line(job)).getBytes(StandardCharsets.US_ASCII));
            }
            return worst;
        }
    }

    private static EarlierUse by(Job other, RemoteFile file) {
        Optional<Stage> stage = other.entry()
                .filter(entry -> entry.file().id().equals(file.id()))
                .map(JournalEntry::stage);
        if (stage.isEmpty()) {
            return EarlierUse.ENDED;
        }
        return switch (stage.get()) {
            // Where its holder died it asks for another file before it goes on.
            case UPLOADING -> other.held() ? EarlierUse.OPEN : EarlierUse.NEW;
            case UPLOADED, STARTING, STARTED -> EarlierUse.OPEN;
            case SUCCEEDED, ENDED -> EarlierUse.ENDED;
        };
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
