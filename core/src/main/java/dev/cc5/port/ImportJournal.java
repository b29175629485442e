package dev.cc5.port;

import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.model.RemoteFile;
import java.util.Optional;

/** Remembers which files were already handed over, so that none is handed over twice. Used from many threads. */
public interface ImportJournal {
    /**
     * Takes the right to hand this content over.
     *
     * @throws AlreadyClaimedException while another holds it
     */
    Claim claim(JournalKey key);

    /** The right to hand one content over, until it is closed or its holder dies. Used from one thread at a time. */
    interface Claim extends AutoCloseable {
        /** What an earlier holder recorded last. */
        Optional<JournalEntry> found();

        /** Records a stage. Returns only when it will survive a crash; what throws was not recorded. */
        void record(JournalEntry.Stage stage, RemoteFile file);

        /** Gives the right back. What was recorded stays. */
        @Override
        void close();
    }
}
