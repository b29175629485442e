package dev.cc5.journal;

import dev.cc5.model.ActionId;
import dev.cc5.model.Destination;
import dev.cc5.model.FileId;
import dev.cc5.model.FilePath;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.RemoteFile;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import dev.cc5.testkit.FakePortal;
import dev.cc5.testkit.MemoryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** A journal in a directory of its own, at a time that the test turns. */
class JournalFixture {
    static final Destination DESTINATION = new Destination("w1", "b1", "wks_family");
    static final MemoryFile SOURCE = MemoryFile.of("family.cc5txt", "content");
    static final ImportRequest REQUEST = new ImportRequest(SOURCE, DESTINATION);
    static final JournalKey KEY = new JournalKey(SOURCE.fingerprint(), FakePortal.ORIGIN, DESTINATION);
    static final String ID = DirectoryJournal.idOf(KEY);

    @TempDir
    Path temporary;

    Instant now = Instant.parse("2030-01-01T10:00:00Z");

    static RemoteFile file(String id) {
        return new RemoteFile(new FileId(id), new FilePath("//my.bucket/" + id), new ActionId("action-" + id));
    }

    Path directory() {
        return temporary.resolve("state");
    }

    Path jobFile() {
        return directory().resolve(ID);
    }

    DirectoryJournal open() {
        return DirectoryJournal.open(directory(), () -> now);
    }

    /** Records these stages of the one job, a minute apart. */
    void record(Stage... stages) {
        try (Claim claim = open().claim(KEY)) {
            claim.begin(REQUEST);
            for (Stage stage : stages) {
                now = now.plus(Duration.ofMinutes(1));
                claim.record(stage, file("f1"));
            }
        }
    }

    Optional<JournalEntry> found() {
        return found(open());
    }

    static Optional<JournalEntry> found(DirectoryJournal journal) {
        try (Claim claim = journal.claim(KEY)) {
            return claim.found();
        }
    }

    Job job() {
        return open().job(ID).orElseThrow();
    }

    void write(byte[] content) throws IOException {
        Files.write(jobFile(), content);
    }
}
