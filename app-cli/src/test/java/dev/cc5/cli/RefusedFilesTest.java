package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are refused before anything is sent. */
class RefusedFilesTest {
    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();

    @AfterEach
    void closePortal() {
        portal.close();
    }

    private CommandRun assertRefused(CommandRun run, String... words) {
        assertThat(run.exit()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains("doing:", "happened:", "to do:").contains(words);

        assertThat(run.out()).isEmpty();
        assertThat(portal.requests()).isEmpty();
        return run;
    }

    @Test
    void missing() {
        assertRefused(portal.importing(directory.resolve("none.cc5txt")).run(), "there is no such file");
    }

    @Test
    void aSymbolicLinkThatLeadsNowhereOrInACircle() throws IOException {
        Path dangling = Files.createSymbolicLink(directory.resolve("dangling"), Path.of("none"));
        Path circle = Files.createSymbolicLink(directory.resolve("circle"), Path.of("circle"));

        assertRefused(portal.importing(dangling).run(), "there is no such file");
        assertRefused(portal.importing(circle).run(), "cannot be read");
    }

    @Test
    void empty() {
        assertRefused(
                portal.importing(SyncFiles.write(directory.resolve("empty.cc5txt"), ""))
                        .run(),
                "not a valid sync file");
    }

    @Test
    void unreadable() throws IOException {
        Path file = SyncFiles.right(directory, "family.cc5txt");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file))
                .as("the user who runs this may read everything")
                .isFalse();

        assertRefused(portal.importing(file).run(), "may not read it");
    }

    @Test
    void aDirectory() {
        assertRefused(portal.importing(directory).run(), "it is a directory");
    }

    @Test
    void aPipeWithoutWaitingForItsWriter() throws Exception {
        Path pipe = directory.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();

        assertRefused(portal.importing(pipe).run(), "not a regular file but a pipe");
    }

    @Test
    void aDevice() {
        assertRefused(portal.importing("/dev/null").run(), "not a regular file");
    }

    @Test
    void largerThanS3Takes() throws IOException {
        Path huge = directory.resolve("huge.cc5txt");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength((5L << 30) + 1);
        }

        assertRefused(portal.importing(huge, "--no-check").run(), "5 GiB", "Split it");
    }

    @Test
    void aNameThatIsNone() {
        assertRefused(portal.importing("fam\0ily.cc5txt").run(), "cannot be the name of a file");
        assertRefused(portal.importing("").run(), "directory");
    }

    @Test
    void notASyncFile() {
        Path file = SyncFiles.write(directory.resolve("family.csv"), "id,name\n1,Smith\n");

        assertRefused(portal.importing(file).run(), "not a valid sync file", "problems:", "line 1", "--no-check");
    }

    @Test
    void withBadRowsOfWhichTheFirstTenAreShown() {
        String[] rows = new String[14];
        for (int i = 0; i < 13; i++) {
            rows[i] = "10|F-" + i + "|Smith|maybe";
        }
        rows[13] = "99|13";

        CommandRun run = assertRefused(
                portal.importing(SyncFiles.with(directory, "family.cc5txt", rows))
                        .run(),
                "13 errors",
                "line 5, disabled",
                "line 14, disabled",
                "… and 3 more");

        assertThat(run.err()).doesNotContain("line 15,");
    }

    @Test
    void withAKeyThatIsWrittenAndDeletedF27() {
        Path file = SyncFiles.with(directory, "family.cc5txt", "10|F-1|Smith|0", "90|F-1", "99|2");

        assertRefused(portal.importing(file, "--allow-deletes").run(), "line 6", "the key \"F-1\" in a row 90", "[F9]");

        CommandRun unseen =
                portal.importing(file, "--allow-deletes", "--no-keys").run();
        assertThat(unseen.exit()).as(unseen.err()).isZero();
    }

    @Test
    void withoutWhatItsEntityRequires() {
        Path file = SyncFiles.with(directory, "family.cc5txt", "10|F-1|Smith|", "99|1");

        assertRefused(portal.importing(file).run(), "line 5, disabled", "every family must have one", "[E1]");
    }

    @Test
    void withTheControlCharactersOfItsContentTakenOut() {
        Path file = SyncFiles.with(directory, "family.cc5txt", "10|F-1|Smith|\u001b[2J\u202e", "99|1");

        CommandRun run = assertRefused(portal.importing(file).run(), "line 5");

        assertThat(run.err()).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void withTheControlCharactersOfItsNameTakenOut() {
        CommandRun run = assertRefused(
                portal.importing(directory + "/evil\u001b[31m\nname\u202e").run(), "reading");

        assertThat(run.err()).doesNotContain("\u001b", "\u202e").contains("evil?[31m?name?");
    }

    @ParameterizedTest
    @CsvSource({
        "--workspace, other, workspace is \"workspace-1\" in its row 01 and \"other\" in --workspace",
        "--bucket, other, bucket is \"bucket-1\" in its row 01 and \"other\" in --bucket",
        "--entity-type, wks_claim, entity type is \"wks_family\" in its row 01 and \"wks_claim\" in --entity-type"
    })
    void whoseHeaderAndOptionsDisagree(String option, String value, String words) {
        Path file = SyncFiles.right(directory, "family.cc5txt");

        assertRefused(portal.importing(file, option, value).run(), words, "Nothing was sent");
    }

    @Test
    void whoseHeaderAndEnvironmentDisagree() {
        Path file = SyncFiles.right(directory, "family.cc5txt");

        assertRefused(portal.importing(file).env("CC5_WORKSPACE", "other").run(), "\"other\" in --workspace");
    }

    @Test
    void nothingIsReadWithoutACheckAndThenTheOptionsMustSayAll() {
        Path file = SyncFiles.write(directory.resolve("anything"), "what\u0000ever");

        CommandRun run = portal.importing(file, "--no-check", "--workspace=w", "--bucket=b")
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("which entity type", "--entity-type");
        assertThat(portal.requests()).isEmpty();
    }

    @Test
    void butNotWithoutACheck() throws IOException {
        byte[] content = "what\u0000ever".getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(directory.resolve("anything"), content);

        CommandRun run = portal.importing(
                        file, "--no-check", "--workspace=w", "--bucket=b", "--entity-type=t", "--folder=in")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.requests("PUT", ScriptedPortal.PUT).get(0).body()).isEqualTo(content);
    }

    @Test
    void norWhenTheFileIsOfAnotherType() {
        Path file = SyncFiles.write(directory.resolve("family.json"), "[]");

        CommandRun run = portal.importing(
                        file, "--file-type=json", "--workspace=w", "--bucket=b", "--entity-type=wks_family")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.requests("POST", ScriptedPortal.START).get(0).bodyText())
                .contains("\"json\"");
    }
}
