package dev.cc5.cli.job;

import dev.cc5.journal.DirectoryJournal;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.RemoteFile;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import java.util.Optional;

/** The journal of a command, which knows of each claim whose it is: so that a user is told the job's id. */
public final class WatchedJournal implements ImportJournal {
    private final DirectoryJournal journal;
    private final JobListener listener;

    public WatchedJournal(DirectoryJournal journal, JobListener listener) {
        this.journal = journal;
        this.listener = listener;
    }

    @Override
    public Claim claim(JournalKey key) {
        if (!listener.currentIsOf(key)) {
            throw new ConfigurationException(new Explanation(
                    "resuming the import",
                    "it was begun with another portal than " + key.portal(),
                    "Leave out --portal: the journal knows it. To import into another portal use cc5 import."));
        }
        return new Watched(journal.claim(key), DirectoryJournal.idOf(key));
    }

    private final class Watched implements Claim {
        private final Claim claim;
        private final String id;

        Watched(Claim claim, String id) {
            this.claim = claim;
            this.id = id;
        }

        @Override
        public Optional<JournalEntry> found() {
            Optional<JournalEntry> found = claim.found();
            found.ifPresent(entry -> listener.recorded(id));
            return found;
        }

        @Override
        public void begin(ImportRequest request) {
            claim.begin(request);
            listener.recorded(id);
        }

        @Override
        public void record(Stage stage, RemoteFile file) {
            claim.record(stage, file);
        }

        @Override
        public void close() {
            claim.close();
        }
    }
}
