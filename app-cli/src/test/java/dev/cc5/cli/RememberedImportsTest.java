package dev.cc5.cli;

import static dev.cc5.cli.RememberingCommands.assertGood;
import static dev.cc5.cli.RememberingCommands.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a command remembers of its imports: for the next import of the same content, and for {@code cc5 jobs}. */
@Timeout(120)
class RememberedImportsTest {
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
    void theSecondImportOfTheSameContentSendsNothing() {
        assertGood(cc5.importing(file).run());
        int requests = portal.requests().size();

        CommandRun again = cc5.importing(file).run();
        CommandRun unwaited = cc5.importing(file, "--no-wait").run();

        assertGood(again);
        assertThat(again.out()).startsWith("already-imported  ").contains("F-1", "imported  20");
        assertGood(unwaited);
        assertThat(unwaited.out()).startsWith("already-imported  ");
        assertThat(portal.requests()).hasSize(requests);
    }

    @Test
    void aCopyOfTheFileIsTheSameContent() throws IOException {
        assertGood(cc5.importing(file).run());
        Path copy = Files.copy(file, directory.resolve("copy.cc5txt"));

        assertThat(cc5.importing(copy).run().out()).startsWith("already-imported  ");
        assertThat(cc5.importing(copy, "--json").run().out())
                .contains("\"result\":\"already-imported\"", "\"recordedAt\":\"20", "\"job\":\"");
    }

    @Test
    void theSecondImportOfAFileThatDeletesNeedsNoPermissionSinceItDeletesNothing() {
        Path deleting = SyncFiles.withADelete(directory, "deleting.cc5txt");
        assertThat(cc5.importing(deleting).run().exit()).isEqualTo(3);
        assertGood(cc5.importing(deleting, "--allow-deletes").run());
        int requests = portal.requests().size();

        CommandRun again = cc5.importing(deleting).run();

        assertGood(again);
        assertThat(again.out()).startsWith("already-imported  ");
        assertThat(cc5.importing(deleting, "--force").run().exit()).isEqualTo(3);
        assertThat(portal.requests()).hasSize(requests);
    }

    @Test
    void isImportedAgainByForce() {
        assertGood(cc5.importing(file).run());

        CommandRun again = cc5.importing(file, "--force").run();

        assertGood(again);
        assertThat(again.out()).startsWith("imported  ");
        assertThat(portal.count("POST", ScriptedPortal.START)).isEqualTo(2);
    }

    @Test
    void whatIsRememberedIsForItsOwnerOnly() throws IOException {
        assertGood(cc5.importing(file).run());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cc5.state())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(cc5.state())) {
            for (Path remembered : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(remembered)))
                        .as(remembered.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void remembersNoSecret() throws IOException {
        portal.on("PUT", ScriptedPortal.PUT, Answer.status(503));
        cc5.importing(file, "--set=token=t0ken-nobody-may-see").run();

        try (Stream<Path> files = Files.list(cc5.state())) {
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
    void damagedRecordsAreNeverTakenForNone() throws IOException {
        assertGood(cc5.importing(file).run());
        try (Stream<Path> files = Files.list(cc5.state())) {
            Path record = files.filter(path -> path.getFileName().toString().matches("[a-z0-9]{12}"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(record, "rubbish\n");
        }
        int requests = portal.requests().size();

        CommandRun again = cc5.importing(file).run();
        assertThat(again.exit()).isEqualTo(10);
        assertThat(again.err()).contains("cannot be believed", ".damaged-1").doesNotContain("cc5 resume");
        assertThat(cc5.importing(file).run().exit()).isEqualTo(10);
        assertThat(cc5.knowingLittle("resume", "--all").run().exit()).isEqualTo(10);
        assertThat(cc5.knowingLittle("jobs").run().out()).contains("damaged");
        assertThat(portal.requests()).hasSize(requests);

        assertGood(cc5.importing(file, "--force").run());
        assertThat(cc5.importing(file).run().out()).startsWith("already-imported");
    }

    @Test
    void listsShowsAndForgetsJobs() {
        portal.on("GET", ScriptedPortal.STATUS, ScriptedPortal.status("Running"));
        String job = job(cc5.importing(file, "--no-wait").run());

        assertThat(cc5.knowingLittle("jobs").run().out()).contains(job, "started", "F-1", "family.cc5txt");
        assertThat(cc5.knowingLittle("jobs", "show", job).run().out())
                .contains(job, portal.url(), "workspace-1", "wks_family", file.toString(), "A-1", "sha256:");
        assertThat(cc5.knowingLittle("jobs", "--json").run().out())
                .contains("\"job\":\"" + job + "\"", "\"state\":\"started\"", "\"fileId\":\"F-1\"");

        assertGood(cc5.knowingLittle("jobs", "forget", job).run());
        CommandRun none = cc5.knowingLittle("jobs").run();
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("No import is remembered");
        assertThat(cc5.knowingLittle("jobs", "show", job).run().exit()).isEqualTo(2);
    }

    @Test
    void whatCannotBeRememberedIsNotBegun() throws IOException {
        Files.createFile(cc5.state());

        CommandRun run = cc5.importing(file).run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("opening the journal in " + cc5.state());
        assertThat(portal.requests()).isEmpty();
    }

    @Test
    void contentThatComesBackIsWarnedOfWhereALaterImportMayHaveOverwrittenIt() throws IOException {
        Path monday = SyncFiles.with(directory, "monday.cc5txt", "10|1|active|0", "99|1");
        Path tuesday = SyncFiles.with(directory, "tuesday.cc5txt", "10|1|closed|0", "99|1");
        Path wednesday = Files.copy(monday, directory.resolve("wednesday.cc5txt"));
        portal.on("GET", ScriptedPortal.STATUS, running(), done(), running(), done());
        assertGood(cc5.importing(monday).run());
        assertGood(cc5.importing(tuesday).run());

        CommandRun back = cc5.importing(wednesday, "--json").run();

        assertGood(back);
        assertThat(back.out())
                .contains("\"result\":\"already-imported\"", "\"warning\":\"", "tuesday.cc5txt", "--force");
        assertThat(back.err()).contains("warning: imported before, and tuesday.cc5txt");
    }

    @Test
    void contentThatComesBackToItsFileIsImportedAgain() throws IOException {
        Path nightly = SyncFiles.with(directory, "nightly.cc5txt", "10|1|active|0", "99|1");
        byte[] active = Files.readAllBytes(nightly);
        portal.on("GET", ScriptedPortal.STATUS, running(), done(), running(), done(), running(), done());
        assertGood(cc5.importing(nightly).run());
        SyncFiles.with(directory, "nightly.cc5txt", "10|1|closed|0", "99|1");
        assertGood(cc5.importing(nightly).run());
        Files.write(nightly, active);

        CommandRun back = cc5.importing(nightly).run();

        assertGood(back);
        assertThat(back.out()).startsWith("imported  ");
        assertThat(portal.requests("POST", ScriptedPortal.START)).hasSize(3);
        assertThat(cc5.importing(nightly).run().out()).startsWith("already-imported");
    }

    @Test
    void manyFilesThatComeBackAreWarnedOfOnce() throws IOException {
        Path monday = SyncFiles.with(directory, "monday.cc5txt", "10|1|active|0", "99|1");
        Path other = SyncFiles.with(directory, "other.cc5txt", "10|2|active|0", "99|1");
        Path tuesday = SyncFiles.with(directory, "tuesday.cc5txt", "10|1|closed|0", "99|1");
        portal.on("GET", ScriptedPortal.STATUS, running(), done(), running(), done(), running(), done());
        assertGood(cc5.importing(monday).run());
        assertGood(cc5.importing(other).run());
        assertGood(cc5.importing(tuesday).run());

        assertThat(cc5.importing(monday, other).run().err()).containsOnlyOnce("warning: imported before");
    }

    private static Answer running() {
        return ScriptedPortal.status("Running");
    }

    private static Answer done() {
        return ScriptedPortal.status("Completed");
    }
}
