package dev.cc5.cli;

import static dev.cc5.cli.RememberingCommands.assertGood;
import static dev.cc5.cli.RememberingCommands.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.Answer;
import dev.cc5.testkit.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code cc5 resume} does with what an earlier run remembered. */
@Timeout(120)
class ResumeTest {
    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();
    private RememberingCommands cc5 = new RememberingCommands(portal, Path.of(""));
    private Path file = Path.of("");

    @BeforeEach
    void prepare() {
        cc5 = new RememberingCommands(portal, directory.resolve("state"));
        file = SyncFiles.right(directory, "family.cc5txt");
    }

    @AfterEach
    void closePortal() {
        portal.close();
    }

    @Test
    void goesOnWithAnImportThatWasStillRunning() {
        portal.on("GET", ScriptedPortal.STATUS, ScriptedPortal.status("Running"));
        CommandRun first = cc5.importing(file, "--deadline=1s").run();
        assertThat(first.exit()).isEqualTo(9);
        portal.on("GET", ScriptedPortal.STATUS, ScriptedPortal.status("Completed"));

        CommandRun second = cc5.knowingLittle("resume", job(first)).run();

        assertGood(second);
        assertThat(second.out())
                .startsWith("imported  ")
                .contains("family.cc5txt")
                .doesNotContain("sent");
        assertThat(second.err()).doesNotContain("asking for an upload URL");
        assertThat(cc5.importing(file).run().err()).doesNotContain("asking for an upload URL");
        assertThat(second.err()).contains("an earlier run had started the import (20", "file F-1");
        assertThat(portal.count("POST", ScriptedPortal.START)).isEqualTo(1);
        assertThat(portal.count("PUT", ScriptedPortal.PUT)).isEqualTo(1);
    }

    @Test
    void needsNoFileOnceItsBytesAreInS3() throws IOException {
        portal.on("POST", ScriptedPortal.START, Answer.json(503, "{}"));
        portal.on("GET", ScriptedPortal.STATUS, Answer.status(503));
        CommandRun first = cc5.importing(file, "--deadline=1s").run();
        assertThat(first.exit()).isEqualTo(10);
        Files.delete(file);
        portal.on("POST", ScriptedPortal.START, ScriptedPortal.started());
        portal.on("GET", ScriptedPortal.STATUS, ScriptedPortal.status("Completed"));

        CommandRun second = cc5.knowingLittle("resume", "--last").run();

        assertGood(second);
        assertThat(portal.count("PUT", ScriptedPortal.PUT)).isEqualTo(1);
    }

    @Test
    void uploadsAgainWhatWasNotUploaded() {
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(503));
        CommandRun first =
                cc5.importing(file, "--tag=a b", "--description=the night").run();
        assertThat(first.exit()).isEqualTo(6);
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(200));

        CommandRun second =
                cc5.knowingLittle("resume", job(first).substring(0, 6)).run();

        assertGood(second);
        assertThat(second.err()).contains("an earlier run did not finish its upload", "asking for an upload URL");
        assertThat(second.out()).contains("sent");
        assertThat(portal.requests("POST", ScriptedPortal.SLOT))
                .last()
                .satisfies(request -> assertThat(request.bodyText()).contains("\"a b\""));
        assertThat(portal.count("POST", ScriptedPortal.START)).isEqualTo(1);
    }

    @Test
    void saysThatNothingWasSentYetWhereThePortalHadGivenNoPlace() {
        portal.on("POST", ScriptedPortal.SLOT, Answer.status(503));
        assertThat(cc5.importing(file).run().exit()).isEqualTo(11);
        portal.on("POST", ScriptedPortal.SLOT, portal.slot());

        CommandRun second = cc5.knowingLittle("resume", "--last").run();

        assertGood(second);
        assertThat(second.err()).contains("nothing of it was sent yet");
        assertThat(portal.count("POST", ScriptedPortal.START)).isEqualTo(1);
    }

    @Test
    void refusesAFileThatChangedSince() {
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(503));
        CommandRun first = cc5.importing(file).run();
        SyncFiles.with(directory, "family.cc5txt", "10|other|Jones|0", "99|1");
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(200));
        int requests = portal.requests().size();

        CommandRun second = cc5.knowingLittle("resume", job(first)).run();

        assertThat(second.exit()).isEqualTo(3);
        assertThat(second.err()).contains("has changed since", "as a new one");
        assertThat(portal.requests()).hasSize(requests);
    }

    @Test
    void resumesAllOfSeveralCommandsAndThenNothing() {
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(503));
        Path other = SyncFiles.right(directory, "other.cc5txt");
        cc5.importing(file).run();
        cc5.importing(other, "--idle-timeout=20s").run();
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(200));

        // One file id for both: each is believed when it was seen before its end.
        Answer running = ScriptedPortal.status("Running");
        Answer done = ScriptedPortal.status("Completed");
        portal.on("GET", ScriptedPortal.STATUS, running, done, running, done);

        CommandRun all = cc5.knowingLittle("resume", "--all").run();
        assertGood(all);
        assertThat(all.out()).contains("family.cc5txt", "other.cc5txt");

        CommandRun nothing = cc5.knowingLittle("resume", "--all").run();
        assertGood(nothing);
        assertThat(nothing.err()).contains("nothing to resume");
        assertThat(portal.count("POST", ScriptedPortal.START)).isEqualTo(2);
    }

    @Test
    void readsTheKeyAgainFromWhereItCameFrom() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), ScriptedPortal.KEY);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(503));
        CommandRun.of("import", file.toString(), "--portal=" + portal.url(), "--api-key-file=" + key)
                .env("CC5_STATE_DIR", cc5.state())
                .run();
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(200));

        assertGood(CommandRun.of("resume", "--last")
                .env("CC5_STATE_DIR", cc5.state())
                .run());
    }

    @Test
    void remembersOfAKeyCommandOnlyThatItIsOne() {
        CommandRun first = failingUpload("--api-key-command=echo " + ScriptedPortal.KEY);

        CommandRun shown = CommandRun.of("jobs", "show", job(first))
                .env("CC5_STATE_DIR", cc5.state())
                .run();

        assertGood(shown);
        assertThat(shown.out()).contains("--api-key-command").doesNotContain("echo");
    }

    @Test
    void takesAKeyCommandFromTheCommandLineOrSaysThatThereIsNone() {
        failingUpload("--api-key-command=echo " + ScriptedPortal.KEY);
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(200));

        CommandRun without = CommandRun.of("resume", "--last")
                .env("CC5_STATE_DIR", cc5.state())
                .run();
        assertThat(without.exit()).isEqualTo(2);
        assertThat(without.err()).contains("there is none", "remembers no command");

        assertGood(CommandRun.of("resume", "--last", "--api-key-command=echo " + ScriptedPortal.KEY)
                .env("CC5_STATE_DIR", cc5.state())
                .run());
    }

    @Test
    void takesAKeyCommandFromTheEnvironment() {
        failingUpload("--api-key-command=echo " + ScriptedPortal.KEY);
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(200));

        assertGood(CommandRun.of("resume", "--last")
                .env("CC5_STATE_DIR", cc5.state())
                .env("CC5_API_KEY_COMMAND", "echo " + ScriptedPortal.KEY)
                .run());
    }

    /** As builds before kept it. */
    @Test
    void doesNotShowTheKeyCommandOfAnOldRecord() throws IOException {
        CommandRun first = failingUpload("--api-key-env=KEY");
        Path record = cc5.state().resolve(job(first));
        List<String> lines = new ArrayList<>(Files.readAllLines(record));
        int begun = lines.indexOf(lines.stream()
                .filter(line -> line.contains(" begun "))
                .findFirst()
                .orElseThrow());
        String rest = lines.get(begun).substring("checksum ".length()) + " note.--api-key-command=echo%20old-secret";
        CRC32C checksum = new CRC32C();
        checksum.update(rest.getBytes(StandardCharsets.US_ASCII));
        lines.set(begun, String.format("%08x %s", checksum.getValue(), rest));
        Files.write(record, lines);

        CommandRun shown = CommandRun.of("jobs", "show", job(first))
                .env("CC5_STATE_DIR", cc5.state())
                .run();

        assertGood(shown);
        assertThat(shown.out()).contains("--api-key-command").doesNotContain("old-secret");
    }

    private CommandRun failingUpload(String option) {
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(503));
        CommandRun run = CommandRun.of("import", file.toString(), "--portal=" + portal.url(), option)
                .env("CC5_STATE_DIR", cc5.state())
                .env("KEY", ScriptedPortal.KEY)
                .run();
        assertThat(run.exit()).as(run.err()).isEqualTo(6);
        return run;
    }

    @Test
    void anotherPortalIsAnotherImport() {
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(503));
        cc5.importing(file).run();
        try (ScriptedPortal other = new ScriptedPortal()) {
            CommandRun run = cc5.knowingLittle("resume", "--last", "--portal=" + other.url())
                    .run();

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("begun with another portal");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongWithTheCommand() {
        for (List<String> wrong : List.of(
                List.of("resume"),
                List.of("resume", "--all", "--last"),
                List.of("resume", "x"),
                List.of("jobs", "show"))) {
            assertThat(cc5.knowingLittle(wrong.toArray(String[]::new)).run().exit())
                    .as(wrong.toString())
                    .isEqualTo(2);
        }
    }

    @Test
    void sendsTheFileNameThatWasAskedFor() {
        portal.on("POST", ScriptedPortal.SLOT, Answer.status(503));
        CommandRun first =
                cc5.importing(file, "--file-name=other.cc5txt", "--deadline=1s").run();
        assertThat(first.exit()).isEqualTo(11);
        portal.on("POST", ScriptedPortal.SLOT, portal.slot());

        assertGood(cc5.knowingLittle("resume", "--last").run());

        List<Request> requests = portal.requests("POST", ScriptedPortal.SLOT);
        assertThat(requests.get(requests.size() - 1).bodyText()).contains("\"other.cc5txt\"");
    }

    @Test
    void saysThatALaterVersionWroteARecord() throws IOException {
        portal.on("GET", ScriptedPortal.STATUS, ScriptedPortal.status("Running"));
        String job = job(cc5.importing(file, "--deadline=1s").run());
        String line = "cc5-journal version=2 more=x";
        CRC32C checksum = new CRC32C();
        checksum.update(line.getBytes(StandardCharsets.US_ASCII));
        Files.writeString(
                directory.resolve("state").resolve(job),
                HexFormat.of().toHexDigits((int) checksum.getValue()) + " " + line + "\n");

        CommandRun run = cc5.knowingLittle("resume", "--all").run();

        assertThat(run.exit()).isEqualTo(10);
        assertThat(run.err())
                .contains("a later version of cc5 wrote it", "Use the version of cc5 that wrote")
                .doesNotContain("jobs forget");
    }
}
