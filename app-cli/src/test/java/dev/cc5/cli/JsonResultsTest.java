package dev.cc5.cli;

import static dev.cc5.cli.JsonOutput.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of an import as JSON. */
class JsonResultsTest {
    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();

    @AfterEach
    void closePortal() {
        portal.close();
    }

    private Path file() {
        return SyncFiles.withADelete(directory, "family.cc5txt");
    }

    @Test
    void machinesReadTheSame() {
        JsonNode json =
                json(portal.importing(file(), "--allow-deletes", "--json").run());

        assertThat(json.path("schema").asInt()).isEqualTo(1);
        assertThat(json.path("file").asText()).endsWith("family.cc5txt");
        assertThat(json.path("result").asText()).isEqualTo("imported");
        assertThat(json.path("exitCode").asInt(-1)).isZero();
        assertThat(json.path("fileId").asText()).isEqualTo("F-1");
        assertThat(json.path("filePath").asText()).isEqualTo("//bucket/F-1");
        assertThat(json.path("actionId").asText()).isEqualTo("A-1");
        assertThat(json.path("phase").asText()).isEqualTo("SUCCEEDED");
        assertThat(json.path("word").asText()).isEqualTo("Completed");
        assertThat(json.path("rows").path("upserts").asLong()).isEqualTo(2);
        assertThat(json.path("rows").path("deletes").asLong()).isEqualTo(1);
        assertThat(json.path("askLater").asBoolean(true)).isFalse();
        assertThat(json.has("error")).isFalse();
    }

    @Test
    void everyFieldOfTheJsonIsDocumented() throws IOException {
        String documentation = Files.readString(Path.of("..", "docs", "json-output.md"));
        List<JsonNode> all = new ArrayList<>();
        all.add(json(portal.importing(file(), "--allow-deletes", "--json").run()));
        all.add(json(portal.importing(SyncFiles.with(directory, "bad", "10|F-1|x|maybe", "99|1"), "--json")
                .run()));
        portal.on(
                "GET",
                ScriptedPortal.STATUS,
                ScriptedPortal.statusWithRowErrors(
                        "Failed", "[{\"FieldName\":\"name\",\"Message\":\"bad\",\"Meta\":{\"Line\":5}}]"));
        all.add(json(portal.importing(file(), "--allow-deletes", "--json").run()));
        JsonNode status = json(CommandRun.of("status", "F-1", "--workspace=w", "--bucket=b", "--json")
                .env("CC5_PORTAL", portal.url())
                .env("CC5_API_KEY", "k")
                .run());
        assertThat(documentation).contains("`answer`");
        all.add(((ObjectNode) status).without("answer"));

        assertThat(all)
                .allSatisfy(json -> assertThat(names(json))
                        .allSatisfy(name -> assertThat(documentation).contains("`" + name + "`")));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.properties().forEach(field -> {
            names.add(field.getKey());
            names.addAll(names(field.getValue()));
        });
        node.elements().forEachRemaining(element -> names.addAll(element.isObject() ? names(element) : List.of()));
        return names;
    }

    @Test
    void aFailureInJsonTellsTheErrorAndTheRows() {
        portal.on(
                "GET",
                ScriptedPortal.STATUS,
                ScriptedPortal.statusWithRowErrors(
                        "Failed", "[{\"FieldName\":\"name\",\"Message\":\"too \\\"long\\\"\\u001b[31m\"}]"));

        CommandRun run =
                portal.importing(file(), "--allow-deletes", "--json", "--quiet").run();
        JsonNode json = json(run);

        assertThat(run.exit()).isEqualTo(7);
        assertThat(run.err()).isEmpty();
        assertThat(json.path("exitCode").asInt()).isEqualTo(7);
        assertThat(json.path("result").asText()).isEqualTo("import-failed");
        assertThat(json.path("error").path("happened").asText()).contains("it failed");
        assertThat(json.path("rowErrors").get(0).path("field").asText()).isEqualTo("name");
        assertThat(json.path("rowErrors").get(0).path("message").asText())
                .startsWith("too \"long\"")
                .doesNotContain("\u001b");
        assertThat(run.out()).matches("\\p{ASCII}*");
    }

    @Test
    void aRefusedFileInJsonTellsItsProblems() {
        Path bad = SyncFiles.with(directory, "bad.cc5txt", "10|F-1|x|maybe", "99|1");

        JsonNode json = json(portal.importing(bad, "--json").run());

        assertThat(json.path("exitCode").asInt()).isEqualTo(3);
        assertThat(json.path("errors").asInt()).isEqualTo(1);
        assertThat(json.path("problems").get(0).path("line").asInt()).isEqualTo(5);
        assertThat(json.path("problems").get(0).path("rule").asText()).isEqualTo("F2");
        assertThat(json.path("problems").get(0).path("severity").asText()).isEqualTo("ERROR");
    }
}
