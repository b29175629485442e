package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run does with what an earlier one remembered. */
@Timeout(120)
class ResumeTest {
    private static final Pattern RESUME = Pattern.compile("cc5 resume ([a-z2-9]{12})");

    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();
    private Path file = Path.of("");

    @BeforeEach
    void makeFile() {
        file = SyncFiles.right(directory, "family.cc5txt");
    }

    @AfterEach
    void closePortal() {
        portal.close();
    }

    private Path state() {
        return directory.resolve("state");
    }

    private CommandRun.Line importing(Object... arguments) {
        return portal.importing(arguments).env("CC5_STATE_DIR", state());
    }

    /** A command that knows the key and the directory, and nothing else. */
    private CommandRun.Line knowingLittle(String... arguments) {
        return CommandRun.of(arguments).env("CC5_STATE_DIR", state()).env("CC5_API_KEY", ScriptedPortal.KEY);
    }

    private int count(String method, String path) {
        return portal.requests(method, path).size();
    }

    private static String job(CommandRun run) {
        Matcher matcher = RESUME.matcher(run.err());
        assertThat(matcher.find()).as(run.err()).isTrue();
        return matcher.group(1);
    }

    private static void assertGood(CommandRun run) {
        assertThat(run.exit()).as(run.all()).isZero();
    }

    @Test
    void theSecondImportOfTheSameContentSendsNothing() {
        assertGood(importing(file).run());
        int requests = portal.requests().size();

        CommandRun again = importing(file).run();
        CommandRun unwaited = importing(file, "--no-wait").run();

        assertGood(again);
        assertThat(again.out()).startsWith("already-imported  ").contains("F-1", "imported  20");
        assertGood(unwaited);
        assertThat(unwaited.out()).startsWith("already-imported  ");
        assertThat(portal.requests()).hasSize(requests);
    }

    @Test
    void aCopyOfTheFileIsTheSameContent() throws IOException {
        assertGood(importing(file).run());
        Path copy = Files.copy(file, directory.resolve("copy.cc5txt"));

        assertThat(importing(copy).run().out()).startsWith("already-imported  ");
        assertThat(importing(copy, "--json").run().out())
                .contains("\"result\":\"already-imported\"", "\"recordedAt\":\"20", "\"job\":\"");
    }

    @Test
    void isImportedAgainByForce() {
        assertGood(importing(file).run());

        CommandRun again = importing(file, "--force").run();

        assertGood(again);
        assertThat(again.out()).startsWith("imported  ");
        assertThat(count("POST", ScriptedPortal.START)).isEqualTo(2);
    }

    @Test
    void goesOnWithAnImportThatWasStillRunning() {
        portal.on("GET", ScriptedPortal.STATUS, ScriptedPortal.status("Running"));
        CommandRun first = importing(file, "--deadline=1s").run();
        assertThat(first.exit()).isEqualTo(9);
        portal.on("GET", ScriptedPortal.STATUS, ScriptedPortal.status("Completed"));

        CommandRun second = knowingLittle("resume", job(first)).run();

        assertGood(second);
        assertThat(second.out()).startsWith("imported  ").contains("family.cc5txt");
        assertThat(second.err()).contains("an earlier run had started the import (20", "file F-1");
        assertThat(count("POST", ScriptedPortal.START)).isEqualTo(1);
        assertThat(count("PUT", ScriptedPortal.PUT)).isEqualTo(1);
    }

    @Test
    void needsNoFileOnceItsBytesAreInS3() throws IOException {
        portal.on("POST", ScriptedPortal.START, Answer.json(503, "{}"));
        portal.on("GET", ScriptedPortal.STATUS, Answer.status(503));
        CommandRun first = importing(file, "--deadline=1s").run();
        assertThat(first.exit()).isEqualTo(10);
        Files.delete(file);
        portal.on("POST", ScriptedPortal.START, ScriptedPortal.started());
        portal.on("GET", ScriptedPortal.STATUS, ScriptedPortal.status("Completed"));

        CommandRun second = knowingLittle("resume", "--last").run();

        assertGood(second);
        assertThat(count("PUT", ScriptedPortal.PUT)).isEqualTo(1);
    }

    @Test
    void uploadsAgainWhatWasNotUploaded() {
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(503));
        CommandRun first =
                importing(file, "--tag=a b", "--description=the night").run();
        assertThat(first.exit()).isEqualTo(6);
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(200));

        CommandRun second = knowingLittle("resume", job(first).substring(0, 6)).run();

        assertGood(second);
        assertThat(second.err()).contains("an earlier run did not finish its upload");
        assertThat(portal.requests("POST", ScriptedPortal.SLOT))
                .last()
                .satisfies(request -> assertThat(request.bodyText()).contains("\"a b\""));
        assertThat(count("POST", ScriptedPortal.START)).isEqualTo(1);
    }

    @Test
    void saysThatNothingWasSentYetWhereThePortalHadGivenNoPlace() {
        portal.on("POST", ScriptedPortal.SLOT, Answer.status(503));
        assertThat(importing(file).run().exit()).isEqualTo(11);
        portal.on("POST", ScriptedPortal.SLOT, portal.slot());

        CommandRun second = knowingLittle("resume", "--last").run();

        assertGood(second);
        assertThat(second.err()).contains("nothing of it was sent yet");
        assertThat(count("POST", ScriptedPortal.START)).isEqualTo(1);
    }

    @Test
    void whatIsRememberedIsForItsOwnerOnly() throws IOException {
        assertGood(importing(file).run());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(state())) {
            for (Path remembered : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(remembered)))
                        .as(remembered.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void refusesAFileThatChangedSince() {
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(503));
        CommandRun first = importing(file).run();
        SyncFiles.with(directory, "family.cc5txt", "10|other|Jones|0", "99|1");
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(200));
        int requests = portal.requests().size();

        CommandRun second = knowingLittle("resume", job(first)).run();

        assertThat(second.exit()).isEqualTo(3);
        assertThat(second.err()).contains("has changed since", "as a new one");
        assertThat(portal.requests()).hasSize(requests);
    }

    @Test
    void resumesAllOfSeveralCommandsAndThenNothing() {
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(503));
        Path other = SyncFiles.right(directory, "other.cc5txt");
        importing(file).run();
        importing(other, "--idle-timeout=20s").run();
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(200));

        CommandRun all = knowingLittle("resume", "--all").run();
        assertGood(all);
        assertThat(all.out()).contains("family.cc5txt", "other.cc5txt");

        CommandRun nothing = knowingLittle("resume", "--all").run();
        assertGood(nothing);
        assertThat(nothing.err()).contains("nothing to resume");
        assertThat(count("POST", ScriptedPortal.START)).isEqualTo(2);
    }

    @Test
    void readsTheKeyAgainFromWhereItCameFrom() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), ScriptedPortal.KEY);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(503));
        CommandRun.of("import", file.toString(), "--portal=" + portal.url(), "--api-key-file=" + key)
                .env("CC5_STATE_DIR", state())
                .run();
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(200));

        assertGood(
                CommandRun.of("resume", "--last").env("CC5_STATE_DIR", state()).run());
    }

    @Test
    void remembersNoSecret() throws IOException {
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(503));
        importing(file, "--set=token=t0ken-nobody-may-see").run();

        try (Stream<Path> files = Files.list(state())) {
            for (Path remembered : files.toList()) {
                assertThat(Files.readString(remembered))
                        .doesNotContain(ScriptedPortal.KEY)
                        .doesNotContain(ScriptedPortal.SIGNATURE)
                        .doesNotContain("X-Amz")
                        .doesNotContain("t0ken");
            }
        }
    }

    @Test
    void anotherPortalIsAnotherImport() {
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(503));
        importing(file).run();
        try (ScriptedPortal other = new ScriptedPortal()) {
            CommandRun run =
                    knowingLittle("resume", "--last", "--portal=" + other.url()).run();

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("begun with another portal");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void damagedRecordsAreNeverTakenForNone() throws IOException {
        assertGood(importing(file).run());
        try (Stream<Path> files = Files.list(state())) {
            Path record = files.filter(
                            path -> !path.endsWith("pruned") && !path.toString().contains("reference-"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(record, "rubbish\n");
        }
        int requests = portal.requests().size();

        CommandRun again = importing(file).run();
        assertThat(again.exit()).isEqualTo(10);
        assertThat(again.err()).contains("cannot be believed", ".damaged-1").doesNotContain("cc5 resume");
        assertThat(importing(file).run().exit()).isEqualTo(10);
        assertThat(knowingLittle("resume", "--all").run().exit()).isEqualTo(10);
        assertThat(knowingLittle("jobs").run().out()).contains("damaged");
        assertThat(portal.requests()).hasSize(requests);

        assertGood(importing(file, "--force").run());
        assertThat(importing(file).run().out()).startsWith("already-imported");
    }

    @Test
    void listsShowsAndForgetsJobs() {
        portal.on("GET", ScriptedPortal.STATUS, ScriptedPortal.status("Running"));
        String job = job(importing(file, "--no-wait").run());

        assertThat(knowingLittle("jobs").run().out()).contains(job, "started", "F-1", "family.cc5txt");
        assertThat(knowingLittle("jobs", "show", job).run().out())
                .contains(job, portal.url(), "workspace-1", "wks_family", file.toString(), "A-1", "sha256:");
        assertThat(knowingLittle("jobs", "--json").run().out())
                .contains("\"job\":\"" + job + "\"", "\"state\":\"started\"", "\"fileId\":\"F-1\"");

        assertGood(knowingLittle("jobs", "forget", job).run());
        CommandRun none = knowingLittle("jobs").run();
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("No import is remembered");
        assertThat(knowingLittle("jobs", "show", job).run().exit()).isEqualTo(2);
    }

    @Test
    void saysWhatIsWrongWithTheCommand() {
        for (List<String> wrong : List.of(
                List.of("resume"),
                List.of("resume", "--all", "--last"),
                List.of("resume", "x"),
                List.of("jobs", "show"))) {
            assertThat(knowingLittle(wrong.toArray(String[]::new)).run().exit())
                    .as(wrong.toString())
                    .isEqualTo(2);
        }
    }

    @Test
    void whatCannotBeRememberedIsNotBegun() throws IOException {
        Files.createFile(state());

        CommandRun run = importing(file).run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("opening the journal in " + state());
        assertThat(portal.requests()).isEmpty();
    }

    @Test
    void aBadFileStopsThoseThatWaitWhenThatIsWanted() {
        Path bad = SyncFiles.with(directory, "bad.cc5txt", "10|a|b|c|d|e|f|g", "99|1");

        CommandRun run = importing(bad, file, "--fail-fast", "--parallel=1").run();

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("family.cc5txt was not begun", "--fail-fast", "1 not-begun");
        assertThat(portal.requests()).isEmpty();
    }
}
