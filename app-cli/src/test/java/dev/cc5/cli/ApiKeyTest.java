package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cc5.testkit.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private static final String KEY = ScriptedPortal.KEY;

    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();
    private Path file;

    @BeforeEach
    void writeFile() {
        file = SyncFiles.right(directory, "family.cc5txt");
    }

    @AfterEach
    void closePortal() {
        portal.close();
    }

    private CommandRun.Line importing() {
        return CommandRun.of("import").with(file, "--portal", portal.url(), "--poll-interval", "10ms");
    }

    private void assertThatTheKeyWasUsed(CommandRun run) {
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.requests("POST", ScriptedPortal.SLOT).get(0).header("x-api-key"))
                .contains(KEY);
        assertThat(run.all()).doesNotContain(KEY);
    }

    private void assertRefused(CommandRun run, String... words) {
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(words);
        assertThat(run.all()).doesNotContain(KEY);
        assertThat(portal.requests()).isEmpty();
    }

    private Path keyFile(String content, String permissions) throws IOException {
        Path path = SyncFiles.write(directory.resolve("key"), content);
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void comesFromTheEnvironment() {
        assertThatTheKeyWasUsed(importing().env("CC5_API_KEY", KEY).run());
    }

    @Test
    void comesFromAVariableOfAnyName() {
        assertThatTheKeyWasUsed(importing()
                .with("--api-key-env", "PORTAL_KEY")
                .env("PORTAL_KEY", KEY)
                .run());
    }

    @Test
    void comesFromAFileThatOnlyItsOwnerReads() throws IOException {
        assertThatTheKeyWasUsed(importing()
                .with("--api-key-file", keyFile(KEY + "\n", "rw-------"))
                .run());
    }

    @Test
    void comesFromAFileThatAVariableNames() throws IOException {
        assertThatTheKeyWasUsed(
                importing().env("CC5_API_KEY_FILE", keyFile(KEY, "r--------")).run());
    }

    @Test
    void comesFromACommand() {
        assertThatTheKeyWasUsed(
                importing().with("--api-key-command", "echo " + KEY).run());
    }

    @Test
    void optionsGoBeforeTheEnvironment() throws IOException {
        assertThatTheKeyWasUsed(importing()
                .with("--api-key-file", keyFile(KEY, "rw-------"))
                .env("CC5_API_KEY", "another")
                .env("CC5_API_KEY_COMMAND", "echo another")
                .run());
    }

    @Test
    void isReadAgainWhenThePortalNoLongerTakesIt() throws IOException {
        portal.on("GET", ScriptedPortal.STATUS, Answer.status(401), ScriptedPortal.status("Completed"));
        Path counter = directory.resolve("counter");

        CommandRun run = importing()
                .with("--api-key-command", "echo x >> '" + counter + "'; echo " + KEY)
                .run();

        assertThatTheKeyWasUsed(run);
        assertThat(Files.readAllLines(counter)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void isNotTakenFromAFileThatOthersMayReadOrWrite(String permissions) throws IOException {
        assertRefused(
                importing().with("--api-key-file", keyFile(KEY, permissions)).run(),
                "others may read or write",
                "chmod 600",
                "--api-key-command");
    }

    @Test
    void isNotTakenFromADirectoryOrAMissingFile() {
        assertRefused(importing().with("--api-key-file", directory).run(), "not a regular file");
        assertRefused(
                importing().with("--api-key-file", directory.resolve("none")).run(), "does not exist");
    }

    @Test
    void isNotTakenFromSomethingElseThanAKey() throws IOException {
        assertRefused(
                importing()
                        .with("--api-key-file", keyFile("two " + KEY, "rw-------"))
                        .run(),
                "at position 4");
        assertRefused(
                importing()
                        .with("--api-key-file", keyFile("\n \n", "rw-------"))
                        .run(),
                "is empty");
        assertRefused(
                importing()
                        .with("--api-key-file", keyFile(KEY.repeat(1000), "rw-------"))
                        .run(),
                "holds more than a key");
        assertRefused(importing().env("CC5_API_KEY", KEY + "\r\nX-Other: 1").run(), "CC5_API_KEY has a character");
    }

    @Test
    void isNotTakenFromAVariableThatIsNotSet() {
        assertRefused(importing().with("--api-key-env", "NOT_SET").run(), "--api-key-env names is not set");
    }

    @Test
    void isNotTakenFromACommandThatFails() {
        CommandRun run = importing()
                .with("--api-key-command", "echo " + KEY + "; exit 3")
                .run();

        assertRefused(run, "--api-key-command failed with exit status 3");
        assertThat(run.err()).doesNotContain("echo");
    }

    @Test
    void isNotTakenFromACommandThatTakesLongerThanEachFileMay() {
        CommandRun run = importing()
                .with("--api-key-command", "exec sleep 100", "--deadline", "1s")
                .run();

        assertRefused(run, "--api-key-command did not end within 1 s");
    }

    @Test
    void isNotTakenFromACommandThatNeverEnds() {
        assertRefused(importing().with("--api-key-command", "yes").run(), "holds more than a key");
    }

    /** Who takes the option for that of the key itself has given the key away already; cc5 does not spread it. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"--api-key-env", "--api-key-file"})
    void isNotRepeatedWhereItStandsInThePlaceOfItsSource(String option) {
        assertRefused(importing().with(option, KEY).run(), option);
        assertRefused(importing().with(option + "=" + KEY).env("CC5_DEBUG", "1").run(), option);
        String variable = "CC5_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
        assertRefused(importing().env(variable, KEY).run(), option);
    }

    @Test
    void hasOneSourceOnly() throws IOException {
        assertRefused(
                importing()
                        .with("--api-key-file", keyFile(KEY, "rw-------"), "--api-key-env", "KEY")
                        .run(),
                "several sources",
                "--api-key-file, --api-key-env");
        assertRefused(
                importing()
                        .env("CC5_API_KEY", KEY)
                        .env("CC5_API_KEY_FILE", "key")
                        .run(),
                "several sources",
                "CC5_API_KEY");
    }

    @Test
    void isAskedForWhenThereIsNone() {
        assertRefused(importing().run(), "there is none", "CC5_API_KEY", "--api-key-file");
    }

    @Test
    void isNotTakenByRootFromAFileOfAnotherUser() throws IOException {
        Path key = keyFile(KEY, "rw-------");
        assumeTrue(Integer.valueOf(0).equals(Files.getAttribute(key, "unix:uid")), "Only root can give a file away");
        Files.setAttribute(key, "unix:uid", 12345);

        assertRefused(importing().with("--api-key-file", key).run(), "belongs to", "chown root " + key);
    }
}
