package dev.cc5.cli.report;

import dev.cc5.model.Redaction;
import java.io.PrintStream;
import java.util.stream.Collectors;

/**
 * Standard output and standard error as one place, at whose bottom a status line may stand. All text is made safe to
 * show here. Used from many threads. A stream that nobody reads any more loses what is written to it: that stops
 * nothing.
 */
public final class Screen {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream err;
    private final Terminal terminal;
    /** A shorter text is no key, and stands in words and names by chance. */
    private static final int SHORTEST_SECRET = 8;

    private volatile Redaction secrets = Redaction.OF_URLS;
    private String statusLine = "";

    public Screen(PrintStream out, PrintStream err, Terminal terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    Terminal terminal() {
        return terminal;
    }

    /** From now on this is shown no more, whoever writes it: an adapter of somebody's, or a trace. */
    public synchronized void hide(String secret) {
        if (secret.length() >= SHORTEST_SECRET) {
            secrets = secrets.and(secret);
        }
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
        print(out, Printable.inert(paint.on(safe(label), terminal.coloursOnOut()) + safe(text)));
    }

    /** The same for standard error. */
    void err(Paint paint, String label, String text) {
        print(err, Printable.inert(paint.on(safe(label), terminal.coloursOnErr()) + safe(text)));
    }

    /** A workflow command for GitHub's actions on standard output, with the values in it escaped. */
    void command(String name, String rest) {
        print(out, "::" + name + Printable.inert(safe(rest)));
    }

    /** Text in several lines that the command itself wrote, such as its help or a stack trace. */
    public void errAsItIs(String text) {
        print(err, secrets.line(text).lines().map(Printable::inert).collect(Collectors.joining("\n")));
    }

    /** Commands that ask no portal have no secrets to show, and print very many lines. */
    private String safe(String text) {
        return Printable.of(secrets == Redaction.OF_URLS ? text : secrets.document(text));
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
        String safe = safe(line);
        if (terminal.errInteractive() && !safe.equals(statusLine)) {
            statusLine = safe;
            err.print(CLEAR_LINE + statusLine);
            err.flush();
        }
    }
}
