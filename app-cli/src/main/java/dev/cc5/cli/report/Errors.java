package dev.cc5.cli.report;

import dev.cc5.model.Explanation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Says what went wrong in three parts: what was being done, what happened, what to do next. */
public final class Errors {
    private static final int LABEL_WIDTH = 12;

    private final Screen screen;
    private final boolean debug;

    /** @param debug whether stack traces are wanted */
    public Errors(Screen screen, boolean debug) {
        this.screen = screen;
        this.debug = debug;
    }

    /** An error under a headline. */
    public void show(String headline, Explanation error) {
        screen.err(Paint.BAD, "cc5: ", headline);
        part("doing:", error.doing());
        part("happened:", error.happened());
        if (!error.advice().isEmpty()) {
            part("to do:", error.advice());
        }
    }

    /** A further part below an error. */
    void part(String label, String text) {
        List<String> lines = Paragraphs.lines(text, LABEL_WIDTH, screen.terminal());
        screen.err(Paint.DIM, padded(label), lines.get(0));
        lines.stream().skip(1).forEach(line -> screen.err(" ".repeat(LABEL_WIDTH) + line));
    }

    /** Something broke that should not have: the stack trace is for us, and only shown when asked for. */
    public void defect(Throwable defect) {
        if (debug) {
            StringWriter trace = new StringWriter();
            defect.printStackTrace(new PrintWriter(trace, true));
            screen.errAsItIs(trace.toString());
        }
    }

    private static String padded(String label) {
        return "  " + label + " ".repeat(Math.max(1, LABEL_WIDTH - 2 - label.length()));
    }
}
