package dev.cc5.cli;

import dev.cc5.journal.DirectoryJournal;
import dev.cc5.journal.Job;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import java.util.List;
import java.util.Locale;

/** Finds jobs by their ids, or by how these begin. */
final class JobChoice {
    private final DirectoryJournal journal;

    JobChoice(DirectoryJournal journal) {
        this.journal = journal;
    }

    /**
     * The job.
     *
     * @throws ConfigurationException when none has such an id, or several have
     */
    Job of(String id) {
        String start = id.strip().toLowerCase(Locale.ROOT);
        return journal.job(start).orElseGet(() -> beginning(start));
    }

    private Job beginning(String start) {
        List<Job> found = journal.jobs().stream()
                .filter(job -> !start.isEmpty() && job.id().startsWith(start))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new ConfigurationException(new Explanation(
                "looking for the job",
                (found.isEmpty() ? "there is none" : "there are " + found.size()) + " whose id begins with \"" + start
                        + "\"",
                "See: cc5 jobs"));
    }
}
