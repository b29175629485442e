package dev.cc5.cli;

import static dev.cc5.cli.JsonOutput.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told of an import. */
class ResultsTest {
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
        // One file id for all: each is believed when it was seen before its end.
        Answer running = ScriptedPortal.status("Running");
        Answer done = ScriptedPortal.status("Completed");
        portal.on("GET", ScriptedPortal.STATUS, running, done, running, done, running, done);
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
}
