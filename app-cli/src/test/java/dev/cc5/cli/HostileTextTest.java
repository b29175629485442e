package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of people and portals that is made to break what reads or shows it. */
class HostileTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();

    @AfterEach
    void closePortal() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quote\",\"exitCode\":0,\"x\":\".cc5txt",
                "two\nlines.cc5txt",
                "=cmd()|' <script>alert(1)<&script>.cc5txt",
                "cursor\u001b[2J\u202e.cc5txt",
                "con",
                "::error::##[group]##vso[task.complete]",
                "%d{jndi:x} ${jndi:ldap:x} {0}.cc5txt"
            })
    void aFileNameCannotChangeTheJson(String name) throws IOException {
        Path file = Files.move(SyncFiles.right(directory, "family"), directory.resolve(name));

        CommandRun run = portal.importing(file).with("--json").run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(onlyObject(run).get("file").textValue()).isEqualTo(file.toString());
        assertThat(run.err()).doesNotContain("\u001b", "\u202e", "##[");
        assertThat(run.out()).doesNotContain("##");
    }

    @Test
    void whatThePortalSaysCannotChangeTheJson() throws IOException {
        String hostile = "no\\\"}\\n{\\\"result\\\":\\\"imported\\\"}\\u2028\\u001b[31m=cmd()<script>";
        portal.on(
                "GET",
                ScriptedPortal.STATUS,
                ScriptedPortal.statusWithRowErrors("Failed", "[{\"Message\":\"" + hostile + "\"}]"));

        CommandRun run = portal.importing(SyncFiles.right(directory, "family.cc5txt"))
                .with("--json")
                .run();

        assertThat(run.exit()).as(run.err()).isEqualTo(7);
        JsonNode object = onlyObject(run);
        assertThat(object.get("result").textValue()).isEqualTo("import-failed");
        assertThat(object.get("rowErrors").get(0).get("message").textValue())
                .startsWith("no\"} {\"result\":\"imported\"}")
                .doesNotContain("\u001b", "\n", "\u2028");
    }

    @Test
    void aNameThatBeginsWithADashIsAFileAfterTwoDashes() throws IOException {
        Path file = Files.move(SyncFiles.right(directory, "family"), directory.resolve("-rf.cc5txt"));

        CommandRun run = portal.importing().with("--", file).run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.requests("POST", ScriptedPortal.SLOT).get(0).bodyText())
                .contains("\"FileName\":\"-rf.cc5txt\"");
    }

    /** Reads the one line of standard output, which must be ASCII and hold nothing but one object. */
    private static JsonNode onlyObject(CommandRun run) throws IOException {
        assertThat(run.outLines()).hasSize(1);
        assertThat(run.out().chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f);
        return JSON.readTree(run.outLines().get(0));
    }

    @Test
    void aControlCharacterOfAFileNameIsNotSentAndThatIsTold() throws IOException {
        Path file = Files.move(SyncFiles.right(directory, "family"), directory.resolve("two\nlines\u0085.cc5txt"));

        CommandRun run = portal.importing(file).run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.requests("POST", ScriptedPortal.SLOT).get(0).bodyText())
                .contains("\"two_lines_.cc5txt\"");
        assertThat(run.err()).contains("two_lines_.cc5txt", "--file-name");
    }

    @Test
    void anotherNameIsSentWhereItIsAskedFor() {
        CommandRun run = portal.importing(SyncFiles.right(directory, "family.cc5txt"), "--file-name=other.cc5txt")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.requests("POST", ScriptedPortal.SLOT).get(0).bodyText())
                .contains("\"other.cc5txt\"")
                .doesNotContain("family.cc5txt");
    }
}
