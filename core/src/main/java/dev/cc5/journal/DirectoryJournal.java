package dev.cc5.journal;

import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.OutcomeUnknownException;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.JournalKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A journal in a directory, with a small text file for each import. It survives {@code kill -9} and the machine's death
 * at any point, and holds other processes off by the operating system's locks. The directory is to be on a local disk.
 * Used from many threads, and by many processes at once.
 *
 * <p>Records that are damaged are set aside, beside the others as {@code <id>.damaged-<n>}, and never taken for none:
 * {@link ImportJournal.Claim#found()} then throws {@link OutcomeUnknownException} until the content is imported by
 * force or the job is forgotten.
 *
 * <p>When recording fails it says so with a {@link dev.cc5.model.TemporaryException} of
 * {@link dev.cc5.model.TemporaryException.Trouble#JOURNAL}. After a failure to force records to the disk nothing more is
 * recorded through the same claim.
 *
 * <p>It holds names, ids and hashes, and no secret unless {@link #notes} puts one in.
 */
public final class DirectoryJournal implements ImportJournal {
    private final JournalStorage storage;
    private final JobList jobs;
    private final InstantSource clock;
    private final Function<ImportRequest, Map<String, String>> notes;

    /** A journal on a storage of one's own. */
    public DirectoryJournal(JournalStorage storage, InstantSource clock) {
        this(storage, clock, request -> Map.of());
    }

    private DirectoryJournal(
            JournalStorage storage, InstantSource clock, Function<ImportRequest, Map<String, String>> notes) {
        this.storage = storage;
        this.jobs = new JobList(storage);
        this.clock = clock;
        this.notes = notes;
    }

    /**
     * The journal in this directory, which is made, for its owner only, where it is missing.
     *
     * @param clock what stamps the records
     * @throws ConfigurationException when it cannot be written, is a symbolic link, belongs to another user or can be
     *     written by one
     */
    public static DirectoryJournal open(Path directory, InstantSource clock) {
        return new DirectoryJournal(DirectoryStorage.open(directory), clock);
    }

    /**
     * The same journal, which keeps what this tells of each request from its beginning on, for whoever resumes it: where
     * the source file is, say. Everybody who can read the directory can read it: no secret may be in it.
     */
    public DirectoryJournal notes(Function<ImportRequest, Map<String, String>> ofRequest) {
        return new DirectoryJournal(storage, clock, ofRequest);
    }

    @Override
    public Claim claim(JournalKey key) {
        try {
            JobFile job = JobFile.hold(storage, key);
            boolean kept = false;
            try {
                job.setAsideIfDamaged(false);
                kept = true;
                return new HeldClaim(job, storage, clock, notes);
            } finally {
                if (!kept) {
                    job.close();
                }
            }
        } catch (IOException e) {
            throw Troubles.disk("claiming the file", storage, e);
        }
    }

    /** The name that the import of this key has in {@link #jobs}. */
    public static String idOf(JournalKey key) {
        return JobId.of(key);
    }

    /**
     * All imports that are recorded, in no order.
     *
     * @throws ImportException when the directory cannot be read
     */
    public List<Job> jobs() {
        return reading(jobs::all);
    }

    /** One import; empty when nothing is recorded of it. */
    public Optional<Job> job(String id) {
        return jobs.one(id);
    }

    /**
     * Removes all that is recorded of one import, damaged or not, whatever may be running at the portal.
     *
     * @return whether there was something
     * @throws AlreadyClaimedException while somebody is at it
     */
    public boolean forget(String id) {
        return job(id).isPresent() && reading(() -> jobs.removeIf(id, job -> true));
    }

    /**
     * Forgets imports that were seen to end, and those that never came to their start, when their last record is older
     * than this. What may be running at the portal stays, and so does what is damaged.
     *
     * @return how many
     */
    public int prune(Duration olderThan) {
        return reading(() -> jobs.prune(clock.instant().minus(olderThan)));
    }

    private interface DiskWork<T> {
        T run() throws IOException;
    }

    private <T> T reading(DiskWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw Troubles.disk("looking through the jobs", storage, e);
        }
    }
}
