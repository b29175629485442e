package dev.cc5.syncfile;

import dev.cc5.syncfile.Problem.Severity;

/** Hands problems to the handler and counts them. */
final class Problems {
    private final SyncFileHandler handler;
    private final boolean lenient;
    private long errors;
    private long warnings;
    private boolean structureOk = true;
    private boolean stopped;

    Problems(SyncFileHandler handler) {
        this.handler = handler;
        this.lenient = handler.isLenient();
    }

    /** Something because of which no row can be imported. */
    void structure(String rule, long line, String column, String found, String expected) {
        structureOk = false;
        tell(new Problem(Severity.ERROR, rule, line, column, found, expected));
    }

    /** Something of the same kind that the portal may take all the same: to the lenient only a warning. */
    void reserved(String rule, long line, String column, String found, String expected) {
        if (lenient) {
            warning(rule, line, column, found, expected);
        } else {
            structure(rule, line, column, found, expected);
        }
    }

    /** Something because of which this row cannot be imported. */
    void row(String rule, long line, String column, String found, String expected) {
        tell(new Problem(Severity.ERROR, rule, line, column, found, expected));
    }

    /** Something of the same kind that the portal may take all the same. Says whether the row is right with it. */
    boolean unlikely(String rule, long line, String column, String found, String expected) {
        if (lenient) {
            warning(rule, line, column, found, expected);
        } else {
            row(rule, line, column, found, expected);
        }
        return lenient;
    }

    /** Something that is allowed, but perhaps not meant. */
    void warning(String rule, long line, String column, String found, String expected) {
        tell(new Problem(Severity.WARNING, rule, line, column, found, expected));
    }

    private void tell(Problem problem) {
        if (stopped) {
            return;
        }
        if (problem.severity() == Severity.ERROR) {
            errors++;
        } else {
            warnings++;
        }
        stopped = !handler.problem(problem);
    }

    /** Reads no further: it would make no sense. */
    void stop() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }

    boolean structureOk() {
        return structureOk;
    }

    long errors() {
        return errors;
    }

    long warnings() {
        return warnings;
    }
}
