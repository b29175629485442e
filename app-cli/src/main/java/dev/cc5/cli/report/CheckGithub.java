package dev.cc5.cli.report;

import dev.cc5.cli.check.Verdict;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.syncfile.Problem;
import java.util.Locale;

/** Annotations as GitHub's actions read them from standard output. */
public final class CheckGithub implements CheckReport {
    private final Screen screen;

    public CheckGithub(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void show(Verdict verdict) {
        for (Problem problem : verdict.problems()) {
            String level = problem.severity().name().toLowerCase(Locale.ROOT);
            String line = problem.line() == 0 ? "" : ",line=" + problem.line();
            annotate(level, verdict.file(), line, problem.rule(), CheckText.words(problem));
        }
        if (verdict.untold() > 0) {
            annotate("notice", verdict.file(), "", "cc5", verdict.untold() + " more problems");
        }
        verdict.notes().forEach(note -> annotate("notice", verdict.file(), "", "cc5", note));
    }

    @Override
    public void show(String file, SourceRefusedException refusal) {
        annotate("error", file, "", "cc5", refusal.explanation().happened());
    }

    private void annotate(String level, String file, String line, String title, String message) {
        screen.command(level, " file=" + property(file) + line + ",title=" + property(title) + "::" + data(message));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
