package dev.cc5.cli.report;

import dev.cc5.cli.check.Verdict;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.syncfile.Problem;
import dev.cc5.syncfile.Summary;
import java.util.Locale;

/** For people, and for editors that follow {@code file:line:}. */
public final class CheckText implements CheckReport {
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
        verdict.notes().forEach(note -> screen.err(verdict.file() + ": " + note));
        Paint paint = verdict.refused() ? Paint.BAD : Paint.GOOD;
        screen.out(paint, verdict.refused() ? "not right" : "right", "  " + verdict.file() + "  " + counts(verdict));
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
