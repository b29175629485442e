package dev.cc5.cli.job;

import dev.cc5.journal.Job;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a command has to do.
 *
 * @param works what can be done, by the name that the user knows it by
 * @param refused what cannot, with the reason
 * @param notes what else there is to say, by name
 */
public record WorkList(Map<String, Work> works, List<FileResult> refused, Map<String, String> notes) {
    /** The files of a command. */
    public static WorkList of(SourceList sources, ImportPlan plan) {
        Map<String, Work> works = new LinkedHashMap<>();
        sources.files().forEach((name, file) -> works.put(name, new NewImport(file, plan)));
        return new WorkList(works, sources.refused(), sources.notes());
    }

    /**
     * The jobs of earlier runs.
     *
     * @param counting whether their rows are to be counted in the end
     */
    public static WorkList of(List<Job> jobs, boolean counting) {
        Map<String, Work> works = new LinkedHashMap<>();
        List<FileResult> refused = new ArrayList<>();
        for (Job job : jobs) {
            String name = name(job);
            // Two imports of one path, of different content, keep their ids apart.
            String unique = works.containsKey(name) ? name + " (" + job.id() + ")" : name;
            if (job.damage().isPresent()) {
                refused.add(damaged(unique, job));
                continue;
            }
            try {
                works.put(unique, ResumedImport.of(job, counting));
            } catch (ImportException e) {
                refused.add(FileResult.bad(JobState.of(unique, job), ExitCode.of(e), e.explanation(), Duration.ZERO));
            }
        }
        return new WorkList(works, refused, Map.of());
    }

    /** The results of jobs whose settings cannot be used. */
    public static List<FileResult> refused(List<Job> jobs, Explanation why) {
        return jobs.stream()
                .map(job -> FileResult.bad(JobState.of(name(job), job), ExitCode.WRONG_SETTINGS, why, Duration.ZERO))
                .toList();
    }

    private static FileResult damaged(String name, Job job) {
        Explanation why = new Explanation(
                "resuming job " + job.id(),
                "its records cannot be believed (" + job.damage().orElseThrow()
                        + "), so the content may have been imported or not",
                job.newer()
                        ? "Use the version of cc5 that wrote them."
                        : "Find out at the portal. Then forget the job (cc5 jobs forget " + job.id()
                                + ") or import the file with --force.");
        return FileResult.bad(JobState.of(name, job), ExitCode.UNKNOWN_OUTCOME, why, Duration.ZERO);
    }

    private static String name(Job job) {
        return job.begun()
                .map(begun -> JobNotes.from(begun.notes())
                        .source()
                        .map(Object::toString)
                        .orElse(begun.name()))
                .orElse(job.id());
    }

    /** How many there are. */
    public int size() {
        return works.size() + refused.size();
    }
}
