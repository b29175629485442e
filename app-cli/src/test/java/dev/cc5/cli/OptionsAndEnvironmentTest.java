package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"~/state", "~/a/state"})
    void aTildeIsTheHomeDirectory(String state) {
        CommandRun run = portal.importing(file(), "--allow-deletes")
                .env("HOME", directory)
                .env("CC5_STATE_DIR", state)
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("warning");
        assertThat(directory.resolve(state.substring(2))).isNotEmptyDirectory();
    }

    @Test
    void everyFileOfAnOptionMayBeInTheHomeDirectory() throws IOException {
        Path key = SyncFiles.write(directory.resolve("key"), ScriptedPortal.KEY);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        SyncFiles.write(directory.resolve("schema"), "");

        CommandRun plugins = inHome("--api-key-file=~/key", "--plugins=~/none");
        CommandRun schema = inHome("--api-key-file=~/key", "--schema=~/schema");
        CommandRun keyOnly = inHome("--api-key-file=~/key");

        assertThat(plugins.exit()).isEqualTo(2);
        assertThat(plugins.err()).contains(directory.resolve("none").toString());
        assertThat(schema.exit()).isEqualTo(2);
        assertThat(schema.err()).contains("A schema needs");
        assertThat(keyOnly.exit()).as(keyOnly.err()).isZero();
    }

    private CommandRun inHome(Object... options) {
        return CommandRun.of("import")
                .with(file(), "--allow-deletes")
                .with(options)
                .env("HOME", directory)
                .env("CC5_PORTAL", portal.url())
                .run();
    }

    @Test
    void aRelativeStateDirectoryIsToldOf() {
        Path here = Path.of("").toAbsolutePath().relativize(directory.toAbsolutePath());

        CommandRun run = portal.importing(file(), "--allow-deletes")
                .env("CC5_STATE_DIR", here.resolve("state"))
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("warning", "CC5_STATE_DIR", "whole path");
    }

    @Test
    void aStateDirectoryThatCannotBeIsToldWithTheOptionForAnother() {
        CommandRun run = portal.importing(file(), "--allow-deletes")
                .env("HOME", "/proc")
                .env("CC5_STATE_DIR", "")
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("/proc/.local/state/cc5", "--state-dir", "CC5_STATE_DIR");
    }

    @Test
    void theProxyOfTheMachineIsUsedUnlessAnOptionOrNoProxySaysOtherwise() {
        try (LoopbackServer machine = LoopbackServer.plain();
                LoopbackServer own = LoopbackServer.plain()) {
            machine.onOthers(request -> Answer.status(502));
            own.onOthers(request -> Answer.status(502));
            String address = machine.url("").replace("http://", "");

            throughProxy(machine, "--proxy=" + own.url(""))
                    .env("HTTPS_PROXY", machine.url(""))
                    .run();
            assertThat(own.requests()).isNotEmpty();
            throughProxy(machine)
                    .env("https_proxy", address)
                    .env("no_proxy", "other.invalid")
                    .run();
            assertThat(machine.requests()).isNotEmpty();
            int before = machine.requests().size();
            CommandRun direct = throughProxy(machine)
                    .env("HTTPS_PROXY", address)
                    .env("NO_PROXY", ".invalid")
                    .run();
            assertThat(machine.requests()).hasSize(before);
            assertThat(direct.exit()).isEqualTo(11);
        }
    }

    private CommandRun.Line throughProxy(LoopbackServer machine, Object... options) {
        return CommandRun.of("import")
                .with(file(), "--allow-deletes", "--portal=https://portal.invalid", "--deadline=3s")
                .with(options)
                .env("CC5_API_KEY", ScriptedPortal.KEY);
    }

    @Test
    void aPortalOnThisMachineNeedsNoProxyOfTheMachine() {
        CommandRun run = portal.importing(file(), "--allow-deletes")
                .env("HTTPS_PROXY", "http://proxy.invalid:3128")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
    }
}
