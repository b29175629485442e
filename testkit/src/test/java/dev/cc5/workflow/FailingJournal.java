package dev.cc5.workflow;

import dev.cc5.model.Explanation;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalKey;
import java.util.Optional;

/** Cannot record one stage, from the n-th time on. */
final class FailingJournal implements ImportJournal {
    private final ImportJournal journal;
    private final JournalEntry.Stage never;
    private final int from;
    private int times;

    FailingJournal(ImportJournal journal, JournalEntry.Stage never, int from) {
        this.journal = journal;
        this.never = never;
        this.from = from;
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
            public void record(JournalEntry.Stage stage, RemoteFile file) {
                if (stage == never && ++times >= from) {
                    throw diskFull();
                }
                claim.record(stage, file);
            }

            @Override
            public void close() {
                claim.close();
            }
        };
    }

    private static TemporaryException diskFull() {
        return new TemporaryException(
                new Explanation("recording the import", "disk full", "Make room."),
                Trouble.JOURNAL,
                Sent.NO,
                Optional.empty(),
                null);
    }
}
