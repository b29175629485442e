package dev.cc5.port;

import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.RemoteFile;
import java.util.Optional;

/**
 * Remembers which files were already handed over, so that none is handed over twice. Used from many threads.
 *
 * <p>What a journal cannot do it says with an {@link dev.cc5.model.ImportException}; the import then ends before
 * step 3. A journal that finds its own records damaged must never answer as if there were none.
 */
public interface ImportJournal {
    /**
     * Takes the right to hand this content over.
     *
     * @throws AlreadyClaimedException while another holds it
     */
    Claim claim(JournalKey key);

    /** The right to hand one content over, until it is closed or its holder dies. Used from one thread at a time. */
    interface Claim extends AutoCloseable {
        /** The name that the journal keeps this import under, for people to find it; empty where it has none. */
        default String job() {
            return "";
        }

        /** What an earlier holder recorded last. */
        Optional<JournalEntry> found();

        /**
         * Told once, before the portal is asked for anything: this is what is being imported. A journal that outlives
         * the process keeps what whoever resumes the import needs to know; others need not care.
         */
        default void begin(ImportRequest request) {}

        /**
         * Records a stage. {@link JournalEntry.Stage#STARTING}, and all that was recorded before it, survives the death
         * of this process and of the machine; a later stage survives that of this process. A stage before it may be kept
         * back until then or until the close, where each write has its price: who dies earlier has started nothing, and
         * uploads again. With {@link JournalEntry.Stage#STARTED} the right may be given back already, since whoever
         * finds that starts nothing. What throws was not recorded.
         */
        void record(JournalEntry.Stage stage, RemoteFile file);

        /**
         * Notes that the portal keeps this content under this file id, after that was recorded and before anything is
         * put there; and again when a later run goes on with it. A journal that does not know always says NEW.
         */
        default EarlierUse use(RemoteFile file) {
            return EarlierUse.NEW;
        }

        /** Gives the right back. What was recorded stays. */
        @Override
        void close();
    }
}
