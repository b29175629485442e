package dev.cc5.cli.report;

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

    public Terminal {
        columns = Math.max(20, columns);
    }

    boolean coloursOnOut() {
        return outInteractive && colours;
    }

    boolean coloursOnErr() {
        return errInteractive && colours;
    }
}
