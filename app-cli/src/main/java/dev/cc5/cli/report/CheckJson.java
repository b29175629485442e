package dev.cc5.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cc5.cli.check.Verdict;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.syncfile.Problem;
import dev.cc5.syncfile.Summary;
import java.io.IOException;
import java.util.List;

/** One JSON object per file on a line of standard output; {@code docs/json-output.md} describes it. */
public final class CheckJson implements CheckReport {
    private final Screen screen;

    public CheckJson(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void show(Verdict verdict) {
        screen.out(JsonLines.line(json -> {
            json.writeNumberField("schema", JsonReport.SCHEMA);
            json.writeStringField("file", verdict.file());
            json.writeStringField("result", verdict.refused() ? "not-right" : "right");
            found(json, verdict.summary(), verdict.problems());
            json.writeArrayFieldStart("notes");
            for (String note : verdict.notes()) {
                json.writeString(note);
            }
            json.writeEndArray();
        }));
    }

    @Override
    public void show(String file, SourceRefusedException refusal) {
        screen.out(JsonLines.line(json -> {
            json.writeNumberField("schema", JsonReport.SCHEMA);
            json.writeStringField("file", file);
            json.writeStringField("result", "not-checked");
            JsonReport.error(json, refusal.explanation());
        }));
    }

    /** The fields that tell what a check found. */
    static void found(JsonGenerator json, Summary summary, List<Problem> problems) throws IOException {
        json.writeObjectFieldStart("rows");
        json.writeNumberField("upserts", summary.upserts());
        json.writeNumberField("deletes", summary.deletes());
        json.writeNumberField("bad", summary.badRows());
        json.writeEndObject();
        json.writeNumberField("errors", summary.errors());
        json.writeNumberField("warnings", summary.warnings());
        json.writeArrayFieldStart("problems");
        for (Problem problem : problems) {
            json.writeStartObject();
            json.writeStringField("severity", problem.severity().name());
            json.writeStringField("rule", problem.rule());
            json.writeNumberField("line", problem.line());
            json.writeStringField("column", problem.column());
            json.writeStringField("found", problem.found());
            json.writeStringField("expected", problem.expected());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
