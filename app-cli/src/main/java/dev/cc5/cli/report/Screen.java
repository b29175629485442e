package dev.cc5.cli.report;

import java.io.PrintStream;

/**
 * Standard output and standard error as one place, at whose bottom a status line may stand. All text is made safe to
 * show here. Used from many threads. A stream that nobody reads any more loses what is written to it: that changes no
 * outcome.
 */
public final class Screen {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    private String statusLine = "";

    public Screen(PrintStream out, PrintStream err, Terminal terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    Terminal terminal() {
        return terminal;
    }

    /** Whether a status line can stand at the bottom. */
    public boolean hasStatusLine() {
        return terminal.errInteractive();
    }

    /** A line for standard output. */
    public void out(String text) {
        out(Paint.PLAIN, "", text);
    }

    /** A line for standard error. */
    public void err(String text) {
        err(Paint.PLAIN, "", text);
    }

    /** A line that begins with a painted label. */
    void out(Paint paint, String label, String text) {
        print(out, paint.on(Printable.of(label), terminal.coloursOnOut()) + Printable.of(text));
    }

    /** The same for standard error. */
    void err(Paint paint, String label, String text) {
        print(err, paint.on(Printable.of(label), terminal.coloursOnErr()) + Printable.of(text));
    }

    /** Text in several lines that the command itself wrote, such as its help or a stack trace. */
    public void errAsItIs(String text) {
        print(err, text);
    }

    private synchronized void print(PrintStream stream, String line) {
        boolean standing = !statusLine.isEmpty();
        if (standing) {
            err.print(CLEAR_LINE);
            err.flush();
        }
        stream.print(line + "\n");
        stream.flush();
        if (standing) {
            err.print(statusLine);
            err.flush();
        }
    }

    /** Puts a line at the bottom of a terminal, in the place of the last one; an empty one takes it away. */
    synchronized void status(String line) {
        String safe = Printable.of(line);
        if (terminal.errInteractive() && !safe.equals(statusLine)) {
            statusLine = safe;
            err.print(CLEAR_LINE + statusLine);
            err.flush();
        }
    }
}
