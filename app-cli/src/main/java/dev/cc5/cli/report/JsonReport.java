package dev.cc5.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cc5.cli.job.CheckedFile;
import dev.cc5.cli.job.FileResult;
import dev.cc5.model.Explanation;
import dev.cc5.model.FileStatus;
import dev.cc5.model.RowError;
import dev.cc5.workflow.RowProof;
import java.io.IOException;
import java.util.Locale;

/** One JSON object per file on a line of standard output; {@code docs/json-output.md} describes it. */
public final class JsonReport implements Report {
    /** Grows when a field changes its meaning or goes away; new fields may come at any time. */
    static final int SCHEMA = 1;

    private final Screen screen;
    private final Errors errors;

    public JsonReport(Screen screen, Errors errors) {
        this.screen = screen;
        this.errors = errors;
    }

    @Override
    public void show(FileResult result) {
        screen.out(JsonLines.line(json -> write(json, result)));
        result.defect().ifPresent(errors::defect);
    }

    private static void write(JsonGenerator json, FileResult result) throws IOException {
        json.writeNumberField("schema", SCHEMA);
        json.writeStringField("file", result.file());
        json.writeStringField("result", result.how());
        json.writeNumberField("exitCode", result.exit().code());
        json.writeNumberField("bytes", result.bytes());
        json.writeNumberField("seconds", result.took().toMillis() / 1000.0);
        if (result.remote().isPresent()) {
            json.writeStringField("fileId", result.remote().get().id().value());
            json.writeStringField("filePath", result.remote().get().path().value());
            json.writeStringField("actionId", result.remote().get().actionId().value());
        }
        if (result.status().isPresent()) {
            status(json, result.status().get());
        }
        if (result.checked().isPresent()) {
            checked(json, result.checked().get());
        }
        if (result.proof().isPresent()) {
            proof(json, result.proof().get());
        }
        json.writeNumberField("apiCalls", result.apiCalls());
        if (result.error().isPresent()) {
            error(json, result.error().get());
        }
        if (result.job().isPresent()) {
            json.writeStringField("job", result.job().get());
        }
        if (result.found().isPresent()) {
            json.writeStringField(
                    "resumedFrom", result.found().get().stage().name().toLowerCase(Locale.ROOT));
            json.writeStringField("recordedAt", result.found().get().at().toString());
        }
        if (result.warning().isPresent()) {
            json.writeStringField("warning", result.warning().get());
        }
        json.writeBooleanField("askLater", result.mayGoOn());
        json.writeBooleanField("resumable", result.resumable().isPresent());
    }

    /** The fields that tell a status. */
    static void status(JsonGenerator json, FileStatus status) throws IOException {
        json.writeStringField("phase", status.phase().name());
        json.writeStringField("word", status.word());
        if (!status.doubt().isEmpty()) {
            json.writeStringField("doubt", status.doubt());
        }
        json.writeNumberField("rowErrorCount", status.rowErrorCount());
        json.writeArrayFieldStart("rowErrors");
        for (RowError row : status.rowErrors()) {
            json.writeStartObject();
            if (row.line().isPresent()) {
                json.writeNumberField("line", row.line().getAsLong());
            }
            if (!row.field().isEmpty()) {
                json.writeStringField("field", row.field());
            }
            json.writeStringField("message", row.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void checked(JsonGenerator json, CheckedFile checked) throws IOException {
        CheckJson.found(json, checked.summary(), checked.problems());
    }

    private static void proof(JsonGenerator json, RowProof proof) throws IOException {
        json.writeObjectFieldStart("verified");
        json.writeNumberField("expected", proof.expected());
        json.writeNumberField("found", proof.found());
        json.writeNumberField("missingCount", proof.missing());
        json.writeNumberField("overwrittenCount", proof.overwritten());
        json.writeArrayFieldStart("missing");
        for (RowProof.Unproven row : proof.unproven()) {
            if (row.writer().isEmpty()) {
                json.writeString(row.key().toString());
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("overwritten");
        for (RowProof.Unproven row : proof.unproven()) {
            if (row.writer().isPresent()) {
                json.writeStartObject();
                json.writeStringField("key", row.key().toString());
                json.writeStringField("actionId", row.writer().get().value());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The field that tells an error. */
    static void error(JsonGenerator json, Explanation error) throws IOException {
        json.writeObjectFieldStart("error");
        json.writeStringField("doing", error.doing());
        json.writeStringField("happened", error.happened());
        json.writeStringField("advice", error.advice());
        json.writeEndObject();
    }
}
