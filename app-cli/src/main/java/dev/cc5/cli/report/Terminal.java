package dev.cc5.cli.report;

import dev.cc5.cli.settings.Environment;

/**
 * What the two streams lead to.
 *
 * @param outInteractive whether standard output is a terminal
 * @param errInteractive whether standard error is a terminal
 * @param columns how wide it is
 * @param colours whether colours are wanted where there is a terminal
 */
public record Terminal(boolean outInteractive, boolean errInteractive, int columns, boolean colours) {
    /** Files or pipes. */
    public static final Terminal NONE = new Terminal(false, false, 80, false);

    private static final int USUAL = 80;
    private static final int NARROWEST = 20;

    public Terminal {
        // One that says 0 does not know.
        columns = columns <= 0 ? USUAL : Math.max(NARROWEST, columns);
    }

    /** What the launcher saw, and what the user wants. A dumb terminal is treated like a file: it knows no codes. */
    public static Terminal of(boolean out, boolean err, int columns, Environment environment) {
        boolean dumb = environment.value("TERM").orElse("dumb").equals("dumb");
        return new Terminal(
                out && !dumb,
                err && !dumb,
                columns,
                environment.value("NO_COLOR").isEmpty());
    }

    boolean coloursOnOut() {
        return outInteractive && colours;
    }

    boolean coloursOnErr() {
        return errInteractive && colours;
    }
}
