package dev.cc5.journal;

import dev.cc5.journal.JournalStorage.Glance;
import dev.cc5.journal.JournalStorage.HeldFile;
import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.port.JournalKey;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The jobs of a storage: reads them, and removes those that are not wanted any more. */
final class JobList {
    private final JournalStorage storage;

    JobList(JournalStorage storage) {
        this.storage = storage;
    }

    List<Job> all() throws IOException {
        List<String> ids = storage.names().stream()
                .filter(name -> JobId.isJob(name) || JobId.isDamaged(name))
                .map(JobId::ofName)
                .distinct()
                .toList();
        List<Job> jobs = new ArrayList<>();
        for (String id : ids) {
            one(id).ifPresent(jobs::add);
        }
        return jobs;
    }

    /** The name of the import of this key; where an earlier version recorded it, the one that it gave. */
    String idOf(JournalKey key) throws IOException {
        String id = JobId.of(key);
        if (storage.look(id, 0).isPresent()) {
            return id;
        }
        return key.atOrigin()
                .map(JobId::of)
                .filter(old -> one(old).filter(job -> job.damage().isPresent() || job.isOf(key))
                        .isPresent())
                .orElse(id);
    }

    Optional<Job> one(String id) {
        if (!JobId.isJob(id)) {
            return Optional.empty();
        }
        try {
            Optional<Glance> file = storage.look(id, Recorded.MAX_BYTES + 1);
            boolean held = file.filter(Glance::held).isPresent();
            Optional<Recorded> recorded = file.map(
                            glance -> Recorded.read(glance.content()).ofJob(id))
                    .filter(content -> !content.saysNothing());
            return (recorded.isPresent() ? recorded : setAside(storage, id)).map(content -> Job.of(id, content, held));
        } catch (IOException e) {
            // One that cannot be read must not hide the others.
            return Optional.of(Job.of(id, Recorded.NOTHING.damaged(Reason.of(e), false), false));
        }
    }

    /** What was set aside of a job; when nothing else is recorded of it, that is all that is known. */
    static Optional<Recorded> setAside(JournalStorage storage, String id) throws IOException {
        return storage.look(JobId.damaged(id, 1), Recorded.MAX_BYTES + 1)
                .map(glance -> Recorded.read(glance.content()).ofJob(id).unbelieved());
    }

    /**
     * Removes a job that, once it is held, still is as it should be.
     *
     * @throws AlreadyClaimedException while another holds it
     */
    boolean removeIf(String id, Predicate<Job> wanted) throws IOException {
        HeldFile file = storage.hold(id).orElseThrow(() -> Troubles.held(id));
        try {
            Recorded recorded = Recorded.read(file.read(Recorded.MAX_BYTES + 1)).ofJob(id);
            if (!wanted.test(Job.of(id, recorded, false))) {
                return false;
            }
            // Last the file itself: without it, those set aside would be all that is known.
            for (int number = 1; storage.look(JobId.damaged(id, number), 0).isPresent(); number++) {
                storage.delete(JobId.damaged(id, number));
            }
            storage.delete(id);
            return true;
        } finally {
            file.close();
        }
    }

    int prune(Instant before) throws IOException {
        int pruned = 0;
        for (Job job : all()) {
            if (job.canBePruned(before) && pruned(job.id(), before)) {
                pruned++;
            }
        }
        new FileUses(storage).prune();
        return pruned;
    }

    private boolean pruned(String id, Instant before) throws IOException {
        try {
            return removeIf(id, job -> job.canBePruned(before));
        } catch (AlreadyClaimedException e) {
            // Somebody imports it anew.
            return false;
        }
    }
}
