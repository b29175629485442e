package dev.cc5.cli.report;

import dev.cc5.cli.job.ExitCode;
import dev.cc5.model.Explanation;
import dev.cc5.model.FileId;
import dev.cc5.model.FileStatus;

/** Shows where imports stand. */
public final class StatusReport {
    /** So many row errors are shown; all are counted. */
    private static final int SHOWN = 10;

    private final Screen screen;
    private final Errors errors;
    private final boolean json;

    public StatusReport(Screen screen, Errors errors, boolean json) {
        this.screen = screen;
        this.errors = errors;
        this.json = json;
    }

    /** What the portal says of one file. */
    public void show(FileStatus status, ExitCode exit) {
        if (json) {
            screen.out(JsonLines.line(line -> {
                line.writeNumberField("schema", JsonReport.SCHEMA);
                line.writeStringField("fileId", status.file().value());
                line.writeNumberField("exitCode", exit.code());
                JsonReport.status(line, status);
                JsonLines.document(line, "answer", status.raw());
            }));
            return;
        }
        screen.out(exit == ExitCode.OK ? Paint.GOOD : Paint.PLAIN, status.file().value(), "  " + Fact.phase(status));
        Fact.advice(status).ifPresent(advice -> screen.out("  " + advice));
        status.rowErrors().stream().limit(SHOWN).forEach(row -> screen.out("  " + row));
        int more = status.rowErrorCount() - SHOWN;
        if (more > 0) {
            screen.out("  … and " + more + " more");
        }
    }

    /** Why nothing can be said of one file. */
    public void show(FileId id, Explanation error, ExitCode exit) {
        if (json) {
            screen.out(JsonLines.line(line -> {
                line.writeNumberField("schema", JsonReport.SCHEMA);
                line.writeStringField("fileId", id.value());
                line.writeNumberField("exitCode", exit.code());
                JsonReport.error(line, error);
            }));
        } else {
            errors.show("nobody can say how file " + id + " is", error);
        }
    }
}
