package dev.cc5.cli;

import static dev.cc5.cli.RememberingCommands.assertGood;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.LocalFile;
import dev.cc5.testkit.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command of 1 December 2026 remembered is listed, shown, and gone on with by every later one. */
@Timeout(120)
class StateOfBeforeTest {
    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();

    @AfterEach
    void closePortal() {
        portal.close();
    }

    /** The commands that know the state, moved to this machine. */
    private RememberingCommands after(String name) {
        Path file = SyncFiles.right(directory, "family.cc5txt");
        assertThat(LocalFile.of(file).fingerprint()).isEqualTo(StateOfBefore.FINGERPRINT);
        return new RememberingCommands(
                portal, StateOfBefore.moved(name, directory.resolve("state"), portal.url(), directory));
    }

    @ParameterizedTest
    @CsvSource({
        "begun, begun",
        "uploading, uploading",
        "uploaded, uploaded",
        "starting, starting",
        "started, started",
        "accepted, started",
        "succeeded, succeeded",
        "ended, ended",
        "forced, started",
        "options, uploading",
        "base-path, uploading",
        "base-path-succeeded, succeeded",
        "damaged, damaged"
    })
    void isListedAndShown(String name, String state) {
        Path remembered = StateOfBefore.copy(name, directory.resolve("state"));

        CommandRun list = CommandRun.of("jobs").env("CC5_STATE_DIR", remembered).run();

        assertGood(list);
        assertThat(list.outLines()).hasSize(2).last().asString().containsPattern("^[a-z2-9]{12} +" + state + " ");
        String job = list.outLines().get(1).substring(0, 12);
        CommandRun shown = CommandRun.of("jobs", "show", job)
                .env("CC5_STATE_DIR", remembered)
                .run();
        assertGood(shown);
        if (!state.equals("damaged")) {
            assertThat(shown.out())
                    .contains("/srv/night/family.cc5txt", "http://127.0.0.1:47110", StateOfBefore.FINGERPRINT)
                    .contains("--poll-interval=10ms..20ms", "2026-12-01 17:");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "begun, 1, 1, 1",
        "uploading, 1, 1, 1",
        "uploaded, 0, 0, 1",
        "starting, 0, 0, 0",
        "started, 0, 0, 0",
        "accepted, 0, 0, 0",
        "forced, 0, 0, 0"
    })
    void isResumed(String name, int slots, int uploads, int starts) {
        RememberingCommands cc5 = after(name);

        CommandRun run = cc5.knowingLittle("resume", "--all").run();

        assertGood(run);
        assertThat(run.out()).startsWith("imported  " + directory.resolve("family.cc5txt"));
        assertThat(portal.count("POST", ScriptedPortal.SLOT)).isEqualTo(slots);
        assertThat(portal.count("PUT", ScriptedPortal.PUT)).isEqualTo(uploads);
        assertThat(portal.count("POST", ScriptedPortal.START)).isEqualTo(starts);
        assertThat(cc5.knowingLittle("resume", "--all").run().err()).contains("nothing to resume");
    }

    @ParameterizedTest
    @CsvSource({
        "begun, imported, 1",
        "uploading, imported, 1",
        "uploaded, imported, 1",
        "starting, imported, 0",
        "started, imported, 0",
        "succeeded, already-imported, 0",
        "ended, imported, 1",
        "forced, imported, 0"
    })
    void theNextImportGoesOnWithIt(String name, String result, int starts) {
        CommandRun run =
                after(name).importing(directory.resolve("family.cc5txt")).run();

        assertGood(run);
        assertThat(run.out()).startsWith(result + "  ");
        assertThat(portal.count("POST", ScriptedPortal.START)).isEqualTo(starts);
    }

    @ParameterizedTest
    @CsvSource({"begun-again, 1", "uploading-again, 1"})
    void whatASecondRecordForgotIsKnown(String name, int starts) {
        RememberingCommands cc5 = after(name);

        CommandRun run = cc5.knowingLittle("resume", "--last").run();

        assertGood(run);
        assertThat(run.out()).startsWith("imported  " + directory.resolve("family.cc5txt"));
        assertThat(portal.count("POST", ScriptedPortal.START)).isEqualTo(starts);
    }

    @ParameterizedTest
    @CsvSource({"starting", "started", "succeeded", "ended"})
    void linesInAnotherOrderAreDamage(String name) throws IOException {
        RememberingCommands cc5 = after(name);
        Path record;
        try (Stream<Path> files = Files.list(cc5.state())) {
            record = files.filter(path -> !path.toString().contains("reference"))
                    .findFirst()
                    .orElseThrow();
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(record));
        lines.add(lines.remove(2));
        Files.write(record, lines);

        assertThat(cc5.importing(directory.resolve("family.cc5txt")).run().exit())
                .isEqualTo(10);
        assertThat(portal.requests()).isEmpty();
    }

    @Test
    void aPortalWithAPathIsTheSamePortal() {
        RememberingCommands cc5 = after("base-path-succeeded");
        portalAt("/base", "/other");

        CommandRun same = cc5.importing(directory.resolve("family.cc5txt"), "--portal=" + portal.url() + "/base/")
                .run();
        CommandRun other = cc5.importing(directory.resolve("family.cc5txt"), "--portal=" + portal.url() + "/other")
                .run();
        CommandRun again = cc5.importing(directory.resolve("family.cc5txt"), "--portal=" + portal.url() + "/other")
                .run();

        assertThat(same.out()).startsWith("already-imported  ");
        assertThat(other.out()).as(other.all()).startsWith("imported  ");
        assertThat(again.out()).startsWith("already-imported  ");
    }

    @Test
    void anImportIntoAPortalWithAPathIsResumed() {
        RememberingCommands cc5 = after("base-path");
        portalAt("/base");
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(503));
        CommandRun first = cc5.knowingLittle("resume", "--last").run();
        assertThat(first.exit()).isEqualTo(6);
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(200));

        CommandRun second =
                cc5.knowingLittle("resume", RememberingCommands.job(first)).run();

        assertGood(second);
        assertThat(cc5.knowingLittle("jobs").run().outLines()).hasSize(2);
    }

    private void portalAt(String... paths) {
        for (String path : paths) {
            portal.on("POST", path + ScriptedPortal.SLOT, portal.slot());
            portal.on("POST", path + ScriptedPortal.START, ScriptedPortal.started());
            portal.on("GET", path + ScriptedPortal.STATUS, ScriptedPortal.status("Completed"));
        }
    }

    @Test
    void whatIsDamagedStaysInDoubt() {
        RememberingCommands cc5 = after("damaged");

        assertThat(cc5.knowingLittle("resume", "--all").run().exit()).isEqualTo(10);
        assertThat(cc5.importing(directory.resolve("family.cc5txt")).run().exit())
                .isEqualTo(10);
        assertThat(portal.requests()).isEmpty();
    }

    @Test
    void everyOptionIsStillKnown() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), ScriptedPortal.KEY);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        portal.on("POST", "/appfile/file/import", ScriptedPortal.started());
        portal.on(
                "POST",
                "/appdata/family/query",
                Answer.json(200, "{\"IsSuccess\":true,\"Data\":[{\"entityId\":\"family.cc5txt\"}],\"Total\":1}"));

        CommandRun run = CommandRun.of("resume", "--last")
                .env("CC5_STATE_DIR", after("options").state())
                .run();

        assertGood(run);
        assertThat(portal.requests("POST", ScriptedPortal.SLOT))
                .singleElement()
                .satisfies(slot -> assertThat(slot.bodyText())
                        .contains(
                                "nightly",
                                "\"a\"",
                                "\"b c\"",
                                "\"run\":7",
                                "\\u00E4|=% ",
                                "the night, 100 %",
                                "action-7")
                        .contains("in/2026"));
        assertThat(portal.count("POST", "/appfile/file/import")).isEqualTo(1);
        assertThat(portal.count("POST", "/appdata/family/query")).isPositive();
    }
}
