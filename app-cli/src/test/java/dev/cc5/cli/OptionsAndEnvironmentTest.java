package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What options and environment say of an import reaches the portal. */
class OptionsAndEnvironmentTest {
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
