package dev.cc5.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.cc5.cli.check.Verdict;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.syncfile.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One document of SARIF 2.1.0 on standard output, for whatever collects the findings of checkers. */
public final class CheckSarif implements CheckReport {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final Screen screen;
    private final List<Finding> findings = new ArrayList<>();
    /** Files that could not be read, and why. */
    private final Map<String, String> unread = new TreeMap<>();

    private record Finding(String file, Problem problem) {}

    public CheckSarif(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void show(Verdict verdict) {
        verdict.problems().forEach(problem -> findings.add(new Finding(verdict.file(), problem)));
        if (verdict.untold() > 0) {
            screen.err(verdict.file() + ": … and " + verdict.untold() + " more; --max-problems shows them");
        }
        verdict.notes().forEach(note -> screen.err(verdict.file() + ": " + note));
    }

    @Override
    public void show(String file, SourceRefusedException refusal) {
        unread.put(file, refusal.explanation().happened());
    }

    @Override
    public void end() {
        screen.out(JsonLines.line(json -> {
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            tool(json);
            invocation(json);
            json.writeArrayFieldStart("results");
            for (Finding finding : findings) {
                result(json, finding);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
        }));
    }

    private void tool(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "cc5 check");
        json.writeArrayFieldStart("rules");
        for (String rule : findings.stream()
                .map(f -> f.problem().rule())
                .distinct()
                .sorted()
                .toList()) {
            json.writeStartObject();
            json.writeStringField("id", rule);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void invocation(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", unread.isEmpty());
        json.writeArrayFieldStart("toolExecutionNotifications");
        for (Map.Entry<String, String> file : unread.entrySet()) {
            json.writeStartObject();
            json.writeStringField("level", "error");
            message(json, file.getKey() + ": " + file.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void result(JsonGenerator json, Finding finding) throws IOException {
        Problem problem = finding.problem();
        json.writeStartObject();
        json.writeStringField("ruleId", problem.rule());
        json.writeStringField("level", problem.severity().name().toLowerCase(Locale.ROOT));
        message(json, CheckText.words(problem));
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(finding.file()));
        json.writeEndObject();
        if (problem.line() > 0) {
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", problem.line());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void message(JsonGenerator json, String text) throws IOException {
        json.writeObjectFieldStart("message");
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String uri(String file) {
        try {
            return new URI(null, null, file.replace('\\', '/'), null).toASCIIString();
        } catch (URISyntaxException e) {
            return file;
        }
    }
}
