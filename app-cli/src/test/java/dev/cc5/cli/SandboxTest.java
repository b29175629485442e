package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command against the portal and the S3 that exist. */
@Timeout(120)
class SandboxTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @TempDir
    Path directory;

    @Test
    void anImportNeedsNothingElseAndShowsTheRows() {
        CommandRun run = CommandRun.of("import")
                .with(EXAMPLES.resolve("families.cc5txt"), "--sandbox", "--allow-deletes")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("imported  ", "SUCCEEDED", "\nwks_family\n", "F-1001", "Shelter A | Shelter B")
                .contains("11 rows, of which the first 10 are shown");
        Matcher place =
                Pattern.compile("with its data in (\\S+), and is gone now").matcher(run.err());
        assertThat(place.find()).as(run.err()).isTrue();
        assertThat(Path.of(place.group(1))).doesNotExist();
    }

    @Test
    void whatTheEnvironmentSaysOfAPortalIsForAnother() {
        CommandRun run = CommandRun.of("import")
                .with(SyncFiles.right(directory, "family.cc5txt"))
                .env("CC5_SANDBOX", "1")
                .env("CC5_PORTAL", "https://portal.example.com")
                .env("CC5_API_KEY", "another")
                .env("CC5_PROXY", "http://127.0.0.1:1")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
    }

    @Test
    void jsonHasNoTableBesideIt() {
        CommandRun run = CommandRun.of("import")
                .with(SyncFiles.right(directory, "family.cc5txt"), "--sandbox", "--json")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.outLines()).hasSize(1);
    }

    @Test
    void badRowsAreNamedByTheirLines() {
        CommandRun run = CommandRun.of("import")
                .with(EXAMPLES.resolve("families-with-bad-rows.cc5txt"), "--sandbox", "--no-check")
                .with("--workspace=w", "--bucket=b", "--entity-type=wks_family")
                .run();

        assertThat(run.exit()).isIn(7, 8);
        assertThat(run.err()).contains("rows:");
    }

    @Test
    void anImportInAnotherTerminalAndItsStatus() throws Exception {
        CommandRun.Line sandbox = CommandRun.of("sandbox", "--data")
                .with(directory.resolve("data"), "--workspace", SyncFiles.WORKSPACE, "--bucket", SyncFiles.BUCKET);
        CompletableFuture<CommandRun> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> ended.complete(sandbox.run()));
        thread.start();
        while (!sandbox.errSoFar().contains("Ctrl-C") && !ended.isDone()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        Path file = SyncFiles.with(directory, "family.cc5txt", "10|F-1|Smith|0", "10|F-2|Li|1", "99|2");

        CommandRun run = exported(CommandRun.of("import", file.toString()), sandbox.outSoFar())
                .run();
        assertThat(run.exit()).as(run.err()).isZero();
        String id = found(run.out(), "file id +(\\S+)").orElseThrow();

        CommandRun status =
                exported(CommandRun.of("status", id), sandbox.outSoFar()).run();
        assertThat(status.exit()).isZero();
        assertThat(status.out()).startsWith(id + "  SUCCEEDED");

        CommandRun unknown = exported(CommandRun.of("status", "no-such-file"), sandbox.outSoFar())
                .run();
        assertThat(unknown.exit()).isEqualTo(5);
        assertThat(unknown.err()).contains("no-such-file");

        thread.interrupt();
        assertThat(ended.get().exit()).isEqualTo(130);
        assertThat(ended.get().err()).contains("The sandbox is closed.");
        assertThat(directory.resolve("data")).isNotEmptyDirectory();
    }

    private static CommandRun.Line exported(CommandRun.Line line, String exports) {
        Matcher export = Pattern.compile("(?m)^export (\\w+)=(\\S+)$").matcher(exports);
        while (export.find()) {
            line.env(export.group(1), export.group(2));
        }
        return line;
    }

    private static Optional<String> found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    @Test
    void aBurstWithoutARateIsSaid() {
        CommandRun run = CommandRun.of("sandbox", "--burst", "40").run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("a burst needs a rate");
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CommandRun run = CommandRun.of("sandbox", "--port", Integer.toString(taken.getLocalPort()))
                    .run();

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("starting the sandbox", Integer.toString(taken.getLocalPort()));
        }
    }
}
