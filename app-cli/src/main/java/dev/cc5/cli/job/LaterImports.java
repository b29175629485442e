package dev.cc5.cli.job;

import dev.cc5.journal.Beginning;
import dev.cc5.journal.DirectoryJournal;
import dev.cc5.journal.Job;
import dev.cc5.model.Destination;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether content that was imported before may have been overwritten since, by an import of other content into
 * the same place. Of one command; used from many threads.
 */
public final class LaterImports {
    private final DirectoryJournal journal;
    private final AtomicBoolean warned = new AtomicBoolean();
    private @Nullable List<Job> succeeded;

    public LaterImports(DirectoryJournal journal) {
        this.journal = journal;
    }

    /** An import that succeeded after another. */
    record Later(String name, Instant at, Optional<Path> source) {
        static Later of(Job job) {
            return new Later(
                    job.begun().map(Beginning::name).orElse("job " + job.id()),
                    LaterImports.at(job),
                    job.begun().map(Beginning::notes).map(JobNotes::from).flatMap(JobNotes::source));
        }

        @Override
        public String toString() {
            return name + " (" + Times.shown(at) + ")";
        }
    }

    /** The last import into the same place since this one succeeded; empty where this one did not succeed. */
    Optional<Later> since(JournalKey key) {
        return journal.job(DirectoryJournal.idOf(key))
                .filter(LaterImports::isSucceeded)
                .flatMap(mine -> succeeded().stream()
                        .filter(job -> !job.id().equals(mine.id()) && at(job).isAfter(at(mine)))
                        .filter(job -> job.key()
                                .filter(other -> goTogether(other, key))
                                .isPresent())
                        .max(Comparator.comparing(LaterImports::at)))
                .map(Later::of);
    }

    /** Whether to warn: once a command. */
    boolean firstWarning() {
        return warned.compareAndSet(false, true);
    }

    private synchronized List<Job> succeeded() {
        List<Job> known = succeeded;
        if (known == null) {
            known = journal.jobs().stream().filter(LaterImports::isSucceeded).toList();
            succeeded = known;
        }
        return known;
    }

    private static boolean isSucceeded(Job job) {
        return job.entry()
                .map(JournalEntry::stage)
                .filter(Stage.SUCCEEDED::equals)
                .isPresent();
    }

    private static Instant at(Job job) {
        return job.entry().map(JournalEntry::at).orElse(Instant.MIN);
    }

    /** The portal's folder has no part in it: rows have none. */
    private static boolean goTogether(JournalKey one, JournalKey other) {
        Destination a = one.destination();
        Destination b = other.destination();
        return one.portal().equals(other.portal())
                && a.workspace().equals(b.workspace())
                && a.bucket().equals(b.bucket())
                && a.entityType().equals(b.entityType());
    }
}
