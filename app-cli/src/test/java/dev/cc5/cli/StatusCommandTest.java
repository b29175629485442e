package dev.cc5.cli;

import static dev.cc5.cli.JsonOutput.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cc5.testkit.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code cc5 status} tells of the portal's answer, and how a portal's own words are taught. */
class StatusCommandTest {
    private static final String OF_ANOTHER =
            "\"Status\":\"Completed\",\"File\":{\"FileId\":\"F-2\",\"Name\":\"caf\u00e9 \u202e\"},\"Big\":1e999";

    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();

    @AfterEach
    void closePortal() {
        portal.close();
    }

    @Test
    void theWholeAnswerIsInTheJsonAndHarmless() {
        answers(ScriptedPortal.ok(OF_ANOTHER));

        CommandRun run = status("--json");
        JsonNode json = json(run);

        assertThat(run.out()).matches("\\p{ASCII}+\n").contains("\"Big\":1E+999");
        assertThat(json.path("answer").path("Data").path("File").path("Name").asText())
                .isEqualTo("caf\u00e9 \u202e");
        assertThat(json.path("answer").path("IsSuccess").asBoolean()).isTrue();
    }

    @Test
    void theKeyIsNotShownThoughTheAnswerRepeatsIt() {
        answers(ScriptedPortal.ok("\"Status\":\"Completed\",\"Note\":\"" + ScriptedPortal.KEY + "\""));

        assertThat(status("--json").all()).doesNotContain(ScriptedPortal.KEY).contains("redacted");
    }

    @Test
    void anAnswerAboutAnotherFileIsNoSuccessAndSaysWhatWasSeen() {
        answers(ScriptedPortal.ok(OF_ANOTHER));

        CommandRun run = status();

        assertThat(run.exit()).isEqualTo(9);
        assertThat(run.out()).contains("UNKNOWN (\"Completed\"): the answer is about another file, F-2");
        assertThat(run.out()).doesNotContain("status-words");
        assertThat(json(status("--json")).path("doubt").asText()).isEqualTo("the answer is about another file, F-2");
    }

    @Test
    void anUnknownWordIsToldWithHowToTeachIt() {
        answers(ScriptedPortal.status("fertig"));

        assertThat(status().out()).contains("UNKNOWN (\"fertig\")").contains("--set status-words=succeeded=WORD");
        assertThat(status("--set", "status-words=succeeded=fertig").exit()).isZero();
        assertThat(CommandRun.of("status", "--help").run().out()).contains("status-words=", "status-pointers=");
    }

    @Test
    void anAnswerWithoutAWordIsToldWithHowToNameItsPlace() {
        answers(ScriptedPortal.ok("\"Job\":{\"Step\":\"Completed\"}"));

        assertThat(status().out()).contains("--set status-pointers=/Data/NAME");
        assertThat(status("--set", "status-pointers=/Data/Job/Step").exit()).isZero();
    }

    @Test
    void anImportThatEndsWithAnUnknownWordSaysHowToTeachIt() {
        answers(ScriptedPortal.status("fertig"));

        CommandRun run = portal.importing(SyncFiles.right(directory, "family.cc5txt"), "--deadline", "2s")
                .run();

        assertThat(run.exit()).isEqualTo(9);
        assertThat(run.err()).contains("--set status-words=succeeded=WORD");
    }

    @Test
    void aListOfRowErrorsThatIsCutSaysSo() {
        answers(ScriptedPortal.statusWithRowErrors("Failed", "[" + "{},".repeat(1999) + "{}]"));

        JsonNode json = json(status("--json"));

        assertThat(json.path("rowErrors")).hasSize(1000);
        assertThat(json.path("rowErrorCount").asInt()).isEqualTo(2000);
        assertThat(status().out()).contains("and 1990 more");
    }

    private void answers(Answer answer) {
        portal.on("GET", ScriptedPortal.STATUS, answer);
    }

    private CommandRun status(String... options) {
        return CommandRun.of("status", "F-1", "--workspace=w", "--bucket=b")
                .with((Object[]) options)
                .env("CC5_PORTAL", portal.url())
                .env("CC5_API_KEY", ScriptedPortal.KEY)
                .run();
    }
}
