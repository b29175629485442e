package dev.cc5.simulation;

import dev.cc5.model.ImportRequest;
import dev.cc5.model.RemoteFile;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import java.util.Optional;
import java.util.function.BiPredicate;

/** A journal that does not keep all that it is told. */
final class BrokenJournal implements ImportJournal {
    private final ImportJournal journal;
    private final BiPredicate<Stage, Integer> skipped;

    private BrokenJournal(ImportJournal journal, BiPredicate<Stage, Integer> skipped) {
        this.journal = journal;
        this.skipped = skipped;
    }

    /** Remembers nothing. */
    static ImportJournal forgetful(ImportJournal journal) {
        return new BrokenJournal(journal, (stage, starts) -> true);
    }

    /** Does not record that an import is about to be started. */
    static ImportJournal withoutStarts(ImportJournal journal) {
        return new BrokenJournal(journal, (stage, starts) -> stage == Stage.STARTING);
    }

    /** Does not record that an import is about to be started for the second time. */
    static ImportJournal withoutSecondStarts(ImportJournal journal) {
        return new BrokenJournal(journal, (stage, starts) -> stage == Stage.STARTING && starts == 1);
    }

    @Override
    public Claim claim(JournalKey key) {
        Claim claim = journal.claim(key);
        return new Claim() {
            @Override
            public Optional<JournalEntry> found() {
                return claim.found();
            }

            @Override
            public void begin(ImportRequest request) {
                claim.begin(request);
            }

            @Override
            public void record(Stage stage, RemoteFile file) {
                int starts = found().map(JournalEntry::starts).orElse(0);
                if (!skipped.test(stage, starts)) {
                    claim.record(stage, file);
                }
            }

            @Override
            public void close() {
                claim.close();
            }
        };
    }
}
