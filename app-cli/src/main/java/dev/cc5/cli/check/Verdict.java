package dev.cc5.cli.check;

import dev.cc5.syncfile.Problem;
import dev.cc5.syncfile.Summary;
import java.util.List;

/**
 * What is known of a file that was checked.
 *
 * @param file as the user named it
 * @param summary what is in it
 * @param problems the first of them in the file's order, those of repeated keys last
 * @param worst the first errors, or the first warnings where there is no error
 * @param notes what was left unchecked, and why
 * @param refused whether it has to be corrected
 */
public record Verdict(
        String file,
        Summary summary,
        List<Problem> problems,
        List<Problem> worst,
        List<String> notes,
        boolean refused) {
    public Verdict {
        worst = List.copyOf(worst);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** How many problems are counted but not among {@link #problems}. */
    public long untold() {
        return summary.errors() + summary.warnings() - problems.size();
    }
}
