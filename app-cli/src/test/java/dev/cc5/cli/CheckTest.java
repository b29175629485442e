package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code cc5 check}: what it tells, how, and with which exit code; CATALOGUE F27 and F39 too. */
class CheckTest {
    @TempDir
    private Path directory;

    @Test
    void saysThatARightFileIsRight() {
        Path file = SyncFiles.right(directory, "family.cc5txt");
        CommandRun run = CommandRun.of("check").with(file).run();
        assertThat(run.exit()).as(run.all()).isZero();
        assertThat(run.outLines())
                .containsExactly("right  " + file + "  1 rows to insert or update, 0 to delete, 0 wrong; errors: 0,"
                        + " warnings: 0");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void tellsEveryFileAndEndsWith3WhenOneIsNotRight() {
        Path right = SyncFiles.right(directory, "right.cc5txt");
        Path wrong = SyncFiles.with(directory, "wrong.cc5txt", "10|a|Smith|perhaps", "99|1");
        Path none = directory.resolve("none.cc5txt");
        CommandRun run = CommandRun.of("check").with(none, wrong, right).run();
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.outLines().get(0))
                .isEqualTo(wrong + ":5: error: disabled: found \"perhaps\", expected true, false, 1 or 0 [F2]");
        assertThat(run.out()).contains("not right  " + wrong, "right  " + right);
        assertThat(run.err()).contains("none.cc5txt", "there is no such file");
    }

    @Test
    void saysTheSameAsAnImport() {
        Path wrong = SyncFiles.with(directory, "wrong.cc5txt", "10|a|Smith|perhaps", "99|1");
        String told = "found \"perhaps\", expected true, false, 1 or 0 [F2]";
        assertThat(CommandRun.of("check").with(wrong).run().out()).contains(told);
        assertThat(CommandRun.of("import").with(wrong, "--sandbox").run().err()).contains(told);
    }

    @Test
    void countsAllProblemsAndShowsSome() {
        Path wrong = SyncFiles.with(directory, "wrong.cc5txt", "10|a", "10|b", "10|c", "99|3");
        CommandRun run =
                CommandRun.of("check").with(wrong, "--max-problems", "2").run();
        assertThat(run.outLines()).hasSize(4);
        assertThat(run.out()).contains("… and 1 more", "errors: 3");
    }

    @Test
    void warnsOfAnotherFileNameF39() {
        Path file = SyncFiles.right(directory, "family.txt");
        CommandRun run = CommandRun.of("check").with(file).run();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains(file + ": warning: found a file name without the ending", "[F39]");
        assertThat(CommandRun.of("check").with(file, "--strict").run().exit()).isEqualTo(3);
    }

    @Test
    void warnsOfAKeyThatComesTwiceF27() {
        Path file = SyncFiles.with(directory, "twice.cc5txt", "10|a|Smith|0", "10|a|Smyth|0", "99|2");
        CommandRun run = CommandRun.of("check").with(file).run();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains(":6: warning: entityId: found the key \"a\" again", "line 5", "[F9]");
        assertThat(CommandRun.of("check").with(file, "--strict").run().exit()).isEqualTo(3);
        assertThat(CommandRun.of("check")
                        .with(file, "--strict", "--no-keys")
                        .run()
                        .exit())
                .isZero();
    }

    @Test
    void refusesAKeyThatIsWrittenAndDeletedUnlessLenientF27() {
        Path file = SyncFiles.with(directory, "both.cc5txt", "90|a", "10|a|Smith|0", "99|2");
        assertThat(CommandRun.of("check").with(file).run().exit()).isEqualTo(3);
        CommandRun lenient = CommandRun.of("check").with(file, "--lenient").run();
        assertThat(lenient.exit()).isZero();
        assertThat(lenient.out()).contains(":6: warning: entityId: found the key \"a\" in a row 10");
    }

    @Test
    void onlyWarnsOfKeysThatDoNotComeFirstAndOfReservedCodesWhenLenientF08F11() {
        Path file = SyncFiles.write(
                directory.resolve("order.cc5txt"),
                "00|agency|cc5|20260101000000|ref-1\n01|own_type|w|b|own|\n02|entityId\n03|family_id|entityId\n"
                        + "10|1|a|\n90|b\n99|2\n");
        assertThat(CommandRun.of("check").with(file).run().out()).contains(":4: error: ", "errors: 2");
        CommandRun lenient = CommandRun.of("check").with(file, "--lenient").run();
        assertThat(lenient.exit()).isZero();
        assertThat(lenient.out())
                .contains(
                        ":4: warning: value 1: found \"family_id\"",
                        ":4: warning: value 1: found the key field \"entityId\" as number 2",
                        "1 rows to insert or update, 1 to delete, 0 wrong; errors: 0, warnings: 2");
    }

    @Test
    void holdsRowsAgainstWhatIsKnownOfTheEntityThatTheHeaderNames() {
        Path file = SyncFiles.write(
                directory.resolve("family.cc5txt"),
                SyncFiles.header("wks_family", "w", "b").replace("|name|", "|status|")
                        + "10|a|gone|0\n10|b|new|\n99|2\n");
        CommandRun run = CommandRun.of("check").with(file).run();
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out())
                .contains(
                        ":5: warning: status: found \"gone\", expected one of new, pending, active, inactive, void",
                        ":6: error: disabled: found no value, expected a value: every family must have one [E1]");
        assertThat(CommandRun.of("check").with(file, "--lenient").run().exit()).isZero();
    }

    @Test
    void aSchemaOfTheUsersOwnTakesThePlaceOfTheOneForTheSameRows() {
        Path file = SyncFiles.with(directory, "family.cc5txt", "10|a|Smith|", "99|1");
        Path schema = SyncFiles.write(
                directory.resolve("own.schema"),
                "entity|own|wks_family|cc-family\nkey|entityId\nfield|name|string|required|Li,Doe\n");
        CommandRun run = CommandRun.of("check").with(file, "--schema", schema).run();
        assertThat(run.exit()).as(run.all()).isZero();
        assertThat(run.out()).contains(":5: warning: name: found \"Smith\", expected one of Li, Doe");
        assertThat(CommandRun.of("check")
                        .with(file, "--schema", "nothing")
                        .run()
                        .exit())
                .isEqualTo(2);
    }

    /** Else a user would believe that the file had been held to it. */
    @Test
    void saysThatASchemaOfTheUsersOwnIsForOtherRows() throws IOException {
        Path file = SyncFiles.with(directory, "family.cc5txt", "10|a|Smith|0", "99|1");
        Path schema = SyncFiles.write(
                directory.resolve("own.schema"),
                "entity|own|wks_family|cc-families\nkey|entityId\nfield|name|string|required|Li,Doe\n");
        String note = "--schema was not held against this file, what cc5 knows of family was: row 01 names entity type"
                + " \"wks_family\" with data source \"cc-family\", and --schema describes entity type \"wks_family\""
                + " with data source \"cc-families\"";
        CommandRun text = CommandRun.of("check").with(file, "--schema", schema).run();
        assertThat(text.exit()).as(text.all()).isZero();
        assertThat(text.err()).contains(file + ": " + note);
        CommandRun json = CommandRun.of("check")
                .with(file, "--schema", schema, "--schema", "claim", "--format", "json", "--strict")
                .run();
        assertThat(json.exit()).isZero();
        JsonNode told = new ObjectMapper().readTree(json.outLines().get(0));
        assertThat(told.path("problems")).isEmpty();
        assertThat(told.path("notes")).hasSize(1);
        assertThat(told.path("notes").get(0).asText())
                .isEqualTo(note + " or entity type \"wks_claim\" with data source \"cc-claim\"");
        CommandRun imported = CommandRun.of("import")
                .with(file, "--sandbox", "--schema", schema)
                .run();
        assertThat(imported.exit()).as(imported.all()).isZero();
        assertThat(imported.err()).contains(note);
    }

    @Test
    void saysNothingOfASchemaThatOneOfIsForTheRowsOrWhereTheHeaderIsWrong() {
        Path file = SyncFiles.with(directory, "family.cc5txt", "10|a|Smith|0", "99|1");
        assertThat(CommandRun.of("check")
                        .with(file, "--schema", "claim", "--schema", "family")
                        .run()
                        .err())
                .isEmpty();
        Path broken = Path.of("..", "examples", "broken", "unknown-type.cc5txt");
        assertThat(CommandRun.of("check")
                        .with(broken, "--schema", "claim")
                        .run()
                        .err())
                .isEmpty();
    }

    @Test
    void writesJson() throws IOException {
        Path wrong = SyncFiles.with(directory, "wrong.cc5txt", "10|a", "90|b", "99|2");
        CommandRun run = CommandRun.of("check")
                .with(wrong, directory.resolve("none"), "--format", "json")
                .run();
        JsonNode first = new ObjectMapper().readTree(run.outLines().get(0));
        assertThat(first.path("result").asText()).isEqualTo("not-right");
        assertThat(first.path("rows").path("deletes").asInt()).isEqualTo(1);
        assertThat(first.path("problems").get(0).path("rule").asText()).isEqualTo("F4");
        JsonNode second = new ObjectMapper().readTree(run.outLines().get(1));
        assertThat(second.path("result").asText()).isEqualTo("not-checked");
        assertThat(second.path("error").path("happened").asText()).contains("no such file");
    }

    @Test
    void writesSarif() throws IOException {
        Path wrong = SyncFiles.with(directory, "wrong one.cc5txt", "10|a", "99|1");
        CommandRun run = CommandRun.of("check")
                .with(wrong, directory.resolve("none"), "--format", "sarif")
                .run();
        assertThat(run.exit()).isEqualTo(3);
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertThat(document.path("version").asText()).isEqualTo("2.1.0");
        JsonNode result = document.path("runs").get(0).path("results").get(0);
        assertThat(result.path("ruleId").asText()).isEqualTo("F4");
        assertThat(result.path("level").asText()).isEqualTo("error");
        JsonNode place = result.path("locations").get(0).path("physicalLocation");
        assertThat(place.path("artifactLocation").path("uri").asText()).endsWith("wrong%20one.cc5txt");
        assertThat(place.path("region").path("startLine").asInt()).isEqualTo(5);
        assertThat(document.at("/runs/0/invocations/0/executionSuccessful").asBoolean())
                .isFalse();
    }

    @Test
    void writesAnnotationsForGithub() {
        Path wrong = SyncFiles.with(directory, "100%, or:so.cc5txt", "10|a", "99|1");
        CommandRun run =
                CommandRun.of("check").with(wrong, "--format", "github").run();
        assertThat(run.outLines()).hasSize(1);
        assertThat(run.out())
                .startsWith("::error file=")
                .contains("100%25%2C or%3Aso.cc5txt,line=5,title=F4::found 1 value, expected 3 values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format=xml", "--max-problems=0", "--max-problems=2000000", "--strict --lenient"})
    void refusesOptionsThatMakeNoSense(String options) {
        Path file = SyncFiles.right(directory, "family.cc5txt");
        CommandRun.Line line = CommandRun.of("check").with(file).with((Object[]) options.split(" "));
        assertThat(line.run().exit()).isEqualTo(2);
    }
}
