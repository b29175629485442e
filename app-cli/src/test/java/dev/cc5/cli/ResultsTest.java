package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cc5.testkit.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of an import, for people and as JSON. */
class ResultsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();

    @AfterEach
    void closePortal() {
        portal.close();
    }

    private static JsonNode json(CommandRun run) {
        assertThat(run.outLines()).hasSize(1);
        try {
            return JSON.readTree(run.out());
        } catch (JsonProcessingException e) {
            throw new AssertionError(run.out(), e);
        }
    }

    private Path file() {
        return SyncFiles.with(directory, "family.cc5txt", "10|F-1|Smith|0", "10|F-2|Li|1", "90|F-3", "99|3");
    }

    @Test
    void peopleReadWhatWasImported() {
        CommandRun run = portal.importing(file(), "--allow-deletes").run();

        assertThat(run.exit()).isZero();
        assertThat(run.outLines().get(0)).startsWith("imported  ").endsWith("family.cc5txt");
        assertThat(run.out())
                .contains(
                        "  rows      3 (2 to insert or update, 1 to delete)\n",
                        "  file id   F-1\n",
                        "  action id A-1\n",
                        "  phase     SUCCEEDED (\"Completed\")\n")
                .containsPattern("  sent      \\d+ bytes in \\d+\\.\\d s\n");
    }

    @Test
    void warnsOfWhatIsPerhapsNotMeantAndImportsF27F39() {
        Path file = SyncFiles.with(directory, "family.txt", "10|F-1|Smith|0", "10|F-1|Smyth|0", "99|2");

        CommandRun run = portal.importing(file).run();

        assertThat(run.exit()).as(run.all()).isZero();
        assertThat(run.err())
                .contains("warning: found a file name without the ending of sync files", "[F39]")
                .contains("warning: line 6, entityId: found the key \"F-1\" again", "[F9]");
        assertThat(portal.requests("POST", ScriptedPortal.START).get(0).bodyText())
                .contains("\"FileType\":\"cc5\"");
    }

    @Test
    void warnsOfAnotherFileWithTheSameReferenceIdF44() {
        Path state = directory.resolve("state");
        Path first = SyncFiles.with(directory, "first.cc5txt", "10|F-1|Smith|0", "99|1");
        Path second = SyncFiles.with(directory, "second.cc5txt", "10|F-2|Smith|0", "99|1");
        String words = "warning: the reference id \"ref-1\" in its row 00 is also that of first.cc5txt";

        for (int i = 0; i < 2; i++) {
            CommandRun run = portal.importing(first, "--state-dir", state).run();
            assertThat(run.exit()).as(run.all()).isZero();
            assertThat(run.err()).doesNotContain("reference id");
        }
        CommandRun run = portal.importing(second, "--state-dir", state).run();
        assertThat(run.exit()).as(run.all()).isZero();
        assertThat(run.err()).contains(words, "which has other content");
        Path elsewhere = SyncFiles.write(
                directory.resolve("third.cc5txt"), SyncFiles.header("wks_family", "w2", "b2") + "10|F-3|x|0\n99|1\n");
        assertThat(portal.importing(elsewhere, "--state-dir", state).run().err())
                .doesNotContain("reference id");
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
        all.add(json(CommandRun.of("status", "F-1", "--workspace=w", "--bucket=b", "--json")
                .env("CC5_PORTAL", portal.url())
                .env("CC5_API_KEY", "k")
                .run()));

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

    @Test
    void withoutWaitingTheResultPromisesNothingAboutTheRows() {
        CommandRun run =
                portal.importing(file(), "--allow-deletes", "--no-wait").run();

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("accepted  ").doesNotContain("imported  ", "SUCCEEDED");
        assertThat(run.err()).contains("cc5 resume ");
        assertThat(portal.requests("GET", ScriptedPortal.STATUS)).isEmpty();
        assertThat(json(portal.importing(file(), "--allow-deletes", "--no-wait", "--json")
                                .run())
                        .path("askLater")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void quietKeepsResultsAndErrors() {
        CommandRun good = portal.importing(file(), "--allow-deletes", "--quiet").run();
        CommandRun bad = portal.importing(directory.resolve("none"), "--quiet").run();

        assertThat(good.err()).isEmpty();
        assertThat(good.out()).contains("imported");
        assertThat(bad.err()).contains("there is no such file");
    }

    @Test
    void whatTheUserSaysOfTheFileReachesThePortal() {
        CommandRun run = portal.importing(
                        file(),
                        "--allow-deletes",
                        "--folder=in/coming",
                        "--category=families",
                        "--tag=a,b",
                        "--tag=c",
                        "--metadata=n=5",
                        "--metadata=s=x",
                        "--description=monthly",
                        "--action-id=mine")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.requests("POST", ScriptedPortal.SLOT).get(0).bodyText())
                .contains(
                        "\"in/coming\"",
                        "\"families\"",
                        "[\"a,b\",\"c\"]",
                        "\"n\":5",
                        "\"s\":\"x\"",
                        "\"monthly\"",
                        "\"mine\"",
                        "\"wks_family\"",
                        "\"workspace-1\"",
                        "\"bucket-1\"");
    }

    @Test
    void theEnvironmentSaysTheSame() {
        CommandRun run = portal.importing(file(), "--allow-deletes")
                .env("CC5_FOLDER", "in")
                .env("CC5_TAG", "a, b")
                .env("CC5_METADATA", "n={\"x\":[1,2]}\ns=a,b")
                .env("CC5_NO_WAIT", "yes")
                .env("CC5_QUIET", "1")
                .env("CC5_CATEGORY", "")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("accepted");
        assertThat(portal.requests("POST", ScriptedPortal.SLOT).get(0).bodyText())
                .contains("\"in\"", "[\"a\",\"b\"]", "{\"x\":[1,2]}", "\"a,b\"");
    }

    @Test
    void optionsGoBeforeTheEnvironment() {
        CommandRun run = portal.importing(file(), "--allow-deletes", "--folder=from-option")
                .env("CC5_FOLDER", "from-environment")
                .run();

        assertThat(run.exit()).isZero();
        assertThat(portal.requests("POST", ScriptedPortal.SLOT).get(0).bodyText())
                .contains("from-option")
                .doesNotContain("from-environment");
    }

    @Test
    void warningsOfAFileThatIsRightAreShown() {
        Path file = SyncFiles.with(directory, "family.cc5txt", "99|0");

        CommandRun run = portal.importing(file).run();

        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("warning: line 5: found no row 10 or 90");
    }

    @Test
    void retriesAreTold() {
        portal.on("POST", ScriptedPortal.SLOT, Answer.status(503), portal.slot());

        CommandRun run = portal.importing(file(), "--allow-deletes").run();

        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("attempt 2 follows in");
    }

    @Test
    void aSynchronousImportIsAskedForWhereItIsWanted() {
        portal.on("POST", "/appfile/file/import", ScriptedPortal.ok("\"FileId\":\"F-1\""));

        CommandRun run = portal.importing(file(), "--allow-deletes", "--sync").run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.requests("POST", "/appfile/file/import")).hasSize(1);
        assertThat(portal.requests("POST", ScriptedPortal.START)).isEmpty();
    }

    @Test
    void settingsThatAreNoOptionsReachTheAdapters() {
        portal.on("GET", ScriptedPortal.STATUS, ScriptedPortal.status("fertig"));

        CommandRun run = portal.importing(file(), "--allow-deletes", "--set", "status-words=succeeded=fertig,ok")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
    }
}
