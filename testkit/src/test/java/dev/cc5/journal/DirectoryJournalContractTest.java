package dev.cc5.journal;

import dev.cc5.port.ImportJournal;
import dev.cc5.testkit.ImportJournalContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

class DirectoryJournalContractTest implements ImportJournalContract {
    @TempDir
    Path directory;

    @Override
    public ImportJournal open() {
        return DirectoryJournal.open(directory.resolve("state"), Clock.systemUTC());
    }
}
