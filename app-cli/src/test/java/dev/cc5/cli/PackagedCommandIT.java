package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The distribution as {@code mvn package} leaves it, run as a user runs it. */
@Timeout(180)
class PackagedCommandIT {
    private static final Path FAMILIES =
            Path.of("..", "examples", "families.cc5txt").toAbsolutePath();

    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();

    @AfterEach
    void closePortal() {
        portal.close();
    }

    private PackagedCommand importing(Object... arguments) throws IOException {
        return PackagedCommand.importing(portal.url(), arguments);
    }

    private PackagedCommand atPortal(PackagedCommand command) {
        return command.to(portal.url());
    }

    @Test
    void saysNothingButWhatItWasAskedFor() throws Exception {
        CommandRun run = PackagedCommand.of("--version").run();

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("cc5 ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void importsAnExampleIntoItsSandboxWithAnEmptyHome() throws Exception {
        CommandRun run = PackagedCommand.of("import", FAMILIES, "--sandbox", "--allow-deletes")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("imported  ", "SUCCEEDED", "wks_family", "F-1001", "García Núñez, Lucía");
        assertThat(run.err()).doesNotContain("WARNING", "SLF4J", "Exception");
    }

    @Test
    void runsASandboxForOtherTerminals() throws Exception {
        PackagedCommand sandbox = PackagedCommand.of(
                "sandbox", "--tls", "--workspace", SyncFiles.WORKSPACE, "--bucket", SyncFiles.BUCKET);
        Process running = sandbox.start();
        try {
            while (!sandbox.errSoFar().contains("Ctrl-C") && running.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            Path file = SyncFiles.right(directory, "family.cc5txt");
            String exports = sandbox.outSoFar();

            CommandRun run =
                    PackagedCommand.shell(exports + "\ncc5 import " + file).run();
            assertThat(run.exit()).as(run.err()).isZero();
            Matcher id = Pattern.compile("file id +(\\S+)").matcher(run.out());
            assertThat(id.find()).isTrue();

            CommandRun status = PackagedCommand.shell(exports + "\ncc5 status " + id.group(1))
                    .run();
            assertThat(status.exit()).as(status.err()).isZero();
            assertThat(status.out()).contains("SUCCEEDED");
        } finally {
            running.destroy();
        }
        CommandRun ended = sandbox.ended(running);
        assertThat(ended.exit()).isEqualTo(143);
        assertThat(ended.err()).contains("The sandbox is closed.").doesNotContain("WARNING", "Exception");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void saysHowFarItHadComeWhenItGetsASignal(String signal, int exit) throws Exception {
        portal.on("GET", ScriptedPortal.STATUS, ScriptedPortal.status("Running"));
        PackagedCommand command = importing(SyncFiles.right(directory, "family.cc5txt"));
        Process running = command.start();
        while (portal.requests("GET", ScriptedPortal.STATUS).isEmpty() && running.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }

        new ProcessBuilder("kill", "-" + signal, Long.toString(running.pid()))
                .start()
                .waitFor();
        CommandRun run = command.ended(running);

        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.err()).contains("the import goes on at the portal", "cc5 resume ");
    }

    @Test
    void takesFileNamesOfAllLanguagesWhateverTheLocale() throws Exception {
        Path file = SyncFiles.right(directory, "family.cc5txt");
        // By bytes, since the locale of this test may not know the letters.
        String name = "$(printf 'famil\\303\\255a-\\351\\231\\210.cc5txt')";

        CommandRun run = atPortal(PackagedCommand.shell(
                        "cd '" + directory + "' && mv '" + file + "' \"" + name + "\" && cc5 import famil*"))
                .env("LANG", "C")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("famil\u00eda-\u9648.cc5txt");
        assertThat(portal.requests("POST", ScriptedPortal.SLOT).get(0).bodyText())
                .containsIgnoringCase("famil\\u00eda-\\u9648.cc5txt");
    }

    @Test
    void importsThoughNobodyReadsItsResults() throws Exception {
        Path file = SyncFiles.right(directory, "family.cc5txt");

        assertThat(atPortal(PackagedCommand.shell("cc5 import '" + file + "' >&- 2>&-"))
                        .run()
                        .exit())
                .isEqualTo(13);
        assertThat(portal.requests("GET", ScriptedPortal.STATUS)).isNotEmpty();
    }

    @Test
    void saysThatItsResultsCouldNotBeWritten() throws Exception {
        Path file = SyncFiles.right(directory, "family.cc5txt");

        CommandRun run = atPortal(PackagedCommand.shell("cc5 import --json '" + file + "' > /dev/full"))
                .run();

        assertThat(run.exit()).isEqualTo(13);
        assertThat(run.err()).contains("results are missing");
    }

    @Test
    void sendsALargeFileInASmallHeap() throws Exception {
        Path large = directory.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(512L << 20);
        }

        CommandRun run = importing(large, "--no-check", "--workspace=w", "--bucket=b", "--entity-type=t")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.requests("PUT", ScriptedPortal.PUT).get(0).bodyLength())
                .isEqualTo(512L << 20);
    }

    @Test
    void logsNoSecretWhenItIsAskedToLog() throws Exception {
        Path file = SyncFiles.right(directory, "family.cc5txt");

        CommandRun run = importing(file).env("CC5_LOG", "debug").run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.all()).doesNotContain(ScriptedPortal.KEY, ScriptedPortal.SIGNATURE);
    }
}
