package dev.cc5.workflow;

import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.model.Explanation;
import dev.cc5.model.RemoteFile;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalKey;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A journal that lives as long as this object: it holds off a second import within one process only. */
public final class InMemoryJournal implements ImportJournal {
    private final InstantSource clock;
    private final Set<JournalKey> claimed = ConcurrentHashMap.newKeySet();
    private final Map<JournalKey, JournalEntry> entries = new ConcurrentHashMap<>();

    /** @param clock what stamps the entries */
    public InMemoryJournal(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Claim claim(JournalKey key) {
        if (!claimed.add(key)) {
            throw new AlreadyClaimedException(new Explanation(
                    "claiming the file",
                    "the same content is being imported to the same destination right now",
                    "There is nothing to do: that import goes on."));
        }
        return new Held(key);
    }

    private final class Held implements Claim {
        private final JournalKey key;
        private boolean open = true;

        Held(JournalKey key) {
            this.key = key;
        }

        @Override
        public Optional<JournalEntry> found() {
            return Optional.ofNullable(entries.get(key));
        }

        @Override
        public void record(JournalEntry.Stage stage, RemoteFile file) {
            entries.put(key, JournalEntry.after(found(), stage, file, clock.instant()));
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                claimed.remove(key);
            }
        }
    }
}
