package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a signal does: it interrupts the thread that runs the command. */
@Timeout(60)
class InterruptionTest {
    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();

    @AfterEach
    void closePortal() {
        portal.close();
    }

    /** Runs a command in a thread of its own and interrupts that as soon as something has come to pass. */
    private static CommandRun interrupted(CommandRun.Line line, BooleanSupplier when) throws Exception {
        CompletableFuture<CommandRun> run = new CompletableFuture<>();
        Thread thread = new Thread(() -> run.complete(line.run()));
        thread.start();
        while (!when.getAsBoolean() && !run.isDone()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        long start = System.nanoTime();
        thread.interrupt();
        CommandRun ended = run.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        return ended;
    }

    private boolean asked(String method, String path) {
        return !portal.requests(method, path).isEmpty();
    }

    @Test
    void duringTheUploadNothingIsStarted() throws Exception {
        portal.on("PUT", ScriptedPortal.PUT, Answer.never());

        CommandRun run = interrupted(
                portal.importing(SyncFiles.right(directory, "family.cc5txt")), () -> asked("PUT", ScriptedPortal.PUT));

        assertThat(run.exit()).as(run.err()).isEqualTo(130);
        assertThat(run.err())
                .contains("uploading", "it was interrupted", "No import was started.", "cc5 resume ")
                .doesNotContain("cc5 status");
        assertThat(asked("POST", ScriptedPortal.START)).isFalse();
    }

    @Test
    void duringTheStartNobodyKnows() throws Exception {
        portal.on("POST", ScriptedPortal.START, Answer.never());

        CommandRun run = interrupted(
                portal.importing(SyncFiles.right(directory, "family.cc5txt")),
                () -> asked("POST", ScriptedPortal.START));

        assertThat(run.exit()).as(run.err()).isEqualTo(130);
        assertThat(run.err())
                .contains("may or may not have received", "asks the portal before it starts anything", "cc5 resume ");
    }

    @Test
    void duringThePollingTheImportGoesOn() throws Exception {
        portal.on("GET", ScriptedPortal.STATUS, ScriptedPortal.status("Running"));

        CommandRun run = interrupted(
                portal.importing(SyncFiles.right(directory, "family.cc5txt")),
                () -> asked("GET", ScriptedPortal.STATUS));

        assertThat(run.exit()).as(run.err()).isEqualTo(130);
        assertThat(run.err()).contains("the import goes on at the portal", "cc5 resume ");
    }

    @Test
    void duringTheCountingTheImportIsDone() throws Exception {
        portal.on("POST", "/appdata/family/query", Answer.never());

        CommandRun run = interrupted(
                portal.importing(SyncFiles.right(directory, "family.cc5txt")).with("--verify=rows"),
                () -> asked("POST", "/appdata/family/query"));

        assertThat(run.exit()).as(run.err()).isEqualTo(130);
        assertThat(run.err())
                .contains("was imported, but its rows were not counted", "the import itself was seen to succeed")
                .doesNotContain("cc5 status", "was not imported");
    }

    @Test
    void filesWhoseTurnHadNotComeAreToldOfToo() throws Exception {
        portal.on("PUT", ScriptedPortal.PUT, Answer.never());

        CommandRun run = interrupted(
                portal.importing(
                                SyncFiles.right(directory, "a.cc5txt"),
                                SyncFiles.right(directory, "b.cc5txt"),
                                SyncFiles.right(directory, "c.cc5txt"))
                        .with("--parallel=1", "--json"),
                () -> asked("PUT", ScriptedPortal.PUT));

        assertThat(run.exit()).isEqualTo(130);
        assertThat(run.outLines()).hasSize(3).allMatch(line -> line.contains("\"interrupted\""));
        assertThat(portal.requests("POST", ScriptedPortal.SLOT)).hasSize(1);
    }
}
