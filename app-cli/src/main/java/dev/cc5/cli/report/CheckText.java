package dev.cc5.cli.report;

import dev.cc5.cli.check.Verdict;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.syncfile.Problem;
import dev.cc5.syncfile.Summary;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** For people, and for editors that follow {@code file:line:}. */
public final class CheckText implements CheckReport {
    /** How what was found begins or ends where it is repaired without looking at a value. */
    private static final Pattern AROUND_THE_VALUES =
            Pattern.compile("a byte order mark .*|a blank line|a line that ends with .*|.*, the last one empty");

    private final Screen screen;
    private final Errors errors;

    public CheckText(Screen screen, Errors errors) {
        this.screen = screen;
        this.errors = errors;
    }

    @Override
    public void show(Verdict verdict) {
        for (Problem problem : verdict.problems()) {
            String line = problem.line() == 0 ? "" : problem.line() + ":";
            String severity = problem.severity().name().toLowerCase(Locale.ROOT);
            screen.out(verdict.file() + ":" + line + " " + severity + ": " + words(problem));
        }
        if (verdict.untold() > 0) {
            screen.out(verdict.file() + ": … and " + verdict.untold() + " more; --max-problems shows them");
        }
        remedy(verdict).ifPresent(remedy -> screen.err(verdict.file() + ": " + remedy));
        verdict.notes().forEach(note -> screen.err(verdict.file() + ": " + note));
        Paint paint = verdict.refused() ? Paint.BAD : Paint.GOOD;
        screen.out(paint, verdict.refused() ? "not right" : "right", "  " + verdict.file() + "  " + counts(verdict));
    }

    /** The command that does what the problems ask for, where there is one. */
    private static Optional<String> remedy(Verdict verdict) {
        boolean other =
                verdict.problems().stream().anyMatch(problem -> problem.rule().equals("F1") && problem.isNoSyncFile());
        if (other) {
            return Optional.of("cc5 convert " + verdict.file() + " --from csv -o NEW.cc5txt makes a sync file of a"
                    + " table and says what else it needs; --from ndjson and inline are the other formats");
        }
        return verdict.problems().stream().anyMatch(CheckText::isAroundTheValues)
                ? Optional.of("cc5 fix " + verdict.file() + " -o NEW.cc5txt repairs what stands around the values:"
                        + " a byte order mark, line ends, blank lines, a | at the end of rows 90, the count in row 99")
                : Optional.empty();
    }

    private static boolean isAroundTheValues(Problem problem) {
        return switch (problem.rule()) {
            case "F5", "F8" -> AROUND_THE_VALUES.matcher(problem.found()).matches();
            case "F7" -> problem.column().equals("1") || problem.found().equals("no value");
            default -> false;
        };
    }

    /** What an import's report says too, but for the line, which stands before it. */
    static String words(Problem problem) {
        String told = problem.toString();
        String line = "line " + problem.line();
        if (problem.line() == 0 || !told.startsWith(line)) {
            return told;
        }
        String rest = told.substring(line.length());
        return rest.startsWith(", ") || rest.startsWith(": ") ? rest.substring(2) : told;
    }

    private static String counts(Verdict verdict) {
        Summary summary = verdict.summary();
        return summary.upserts() + " rows to insert or update, " + summary.deletes() + " to delete, "
                + summary.badRows() + " wrong; errors: " + summary.errors() + ", warnings: " + summary.warnings();
    }

    @Override
    public void show(String file, SourceRefusedException refusal) {
        errors.show(file + " was not checked", refusal.explanation());
    }
}
