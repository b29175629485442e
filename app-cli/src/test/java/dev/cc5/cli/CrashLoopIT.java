package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cc5.cli.WatchedPortal.Moment;
import dev.cc5.journal.DirectoryJournal;
import dev.cc5.model.Destination;
import dev.cc5.model.LocalFile;
import dev.cc5.port.JournalKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged command is killed wherever it can be, and finished by {@code cc5 resume --all}: one import, each time
 * (CATALOGUE C02, C03, C15). Each round kills at every point once; {@code -Dcc5.crash.rounds=N} does more of them.
 */
@Timeout(3600)
class CrashLoopIT {
    private static final int ROUNDS = Integer.getInteger("cc5.crash.rounds", 1);
    private static final int KILLED = 137;
    /** All that changes a file, its name or its locks. */
    private static final List<String> CALLS =
            List.of("openat", "fcntl", "write", "fsync", "ftruncate", "rename", "unlink");

    private static final Path STRACE = Path.of("/usr/bin/strace");

    @TempDir
    Path directory;

    private int runs;

    /** One import, from its first run to its last, with a state and a portal of its own. */
    private final class Import implements AutoCloseable {
        private final WatchedPortal portal = new WatchedPortal();
        private final Path state = Outputs.newState();
        private final Path file = SyncFiles.right(directory, "family.cc5txt");

        PackagedCommand command(Object... arguments) throws IOException {
            return ready(PackagedCommand.of(arguments));
        }

        /** The import under strace, which looks at the journal's files only. */
        PackagedCommand traced(String injection) throws IOException {
            List<Object> arguments = new ArrayList<>(List.of("-f", "-qq", "-o", "/dev/null"));
            arguments.addAll(List.of("-P", state, "-P", state.resolve(id())));
            arguments.addAll(List.of("-e", "trace=" + String.join(",", CALLS), "-e", "inject=" + injection));
            arguments.addAll(List.of(PackagedCommand.HOME.resolve("bin/cc5"), "import", file));
            return ready(PackagedCommand.at(STRACE, arguments.toArray()));
        }

        private PackagedCommand ready(PackagedCommand command) {
            runs++;
            return command.env("CC5_PORTAL", portal.url())
                    .env("CC5_API_KEY", ScriptedPortal.KEY)
                    .env("CC5_POLL_INTERVAL", "10ms..50ms")
                    .env("CC5_STATE_DIR", state);
        }

        private String id() {
            Destination destination = new Destination(SyncFiles.WORKSPACE, SyncFiles.BUCKET, "wks_family");
            return DirectoryJournal.idOf(new JournalKey(LocalFile.of(file).fingerprint(), portal.url(), destination));
        }

        /** Goes on as a user would, and sees that all is well in the end. */
        void finish(String killedAt) throws Exception {
            CommandRun resumed = command("resume", "--all").run();
            assertThat(resumed.exit()).as(killedAt + ": " + resumed.all()).isZero();
            if (portal.starts().isEmpty()) {
                // It had died before there was anything to remember.
                CommandRun again = command("import", file).run();
                assertThat(again.exit()).as(killedAt + ": " + again.all()).isZero();
            }
            assertThat(portal.starts())
                    .as("imports, when killed at " + killedAt)
                    .hasSize(1);
        }

        void isNotImportedAgain() throws Exception {
            CommandRun nothing = command("import", file).run();
            assertThat(nothing.out()).as(nothing.all()).startsWith("already-imported");
            assertThat(portal.starts()).hasSize(1);
        }

        @Override
        public void close() {
            portal.close();
        }
    }

    @Test
    void survivesItsDeathAtEveryCallThatTouchesTheJournal() throws Exception {
        assumeTrue(Files.isExecutable(STRACE), "There is no strace: killed between the steps only");
        int points = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (String call : CALLS) {
                int time = 1;
                while (diesAt(call, time)) {
                    time++;
                }
                points += time - 1;
            }
        }
        System.getLogger("CrashLoopIT")
                .log(System.Logger.Level.INFO, "{0} kill points at the journal, {1} runs", points, runs);
        assertThat(points).isGreaterThanOrEqualTo(10 * ROUNDS);
    }

    /** Returns whether there was such a call. */
    private boolean diesAt(String call, int time) throws Exception {
        try (Import one = new Import()) {
            CommandRun run = one.traced(call + ":signal=SIGKILL:when=" + time).run();
            if (run.exit() == KILLED) {
                one.finish(call + " " + time);
                return true;
            }
            assertThat(run.exit()).as(run.all()).isZero();
            assertThat(one.portal.starts()).hasSize(1);
            return false;
        }
    }

    @Test
    void damagedRecordsStayInDoubtWhereverItDies() throws Exception {
        assumeTrue(Files.isExecutable(STRACE), "There is no strace to kill it while records are set aside");
        for (String call : List.of("rename", "fsync", "unlink")) {
            try (Import one = new Import()) {
                Files.writeString(one.state.resolve(one.id()), "rubbish\n");
                CommandRun killed = one.traced(call + ":signal=SIGKILL:when=1").run();
                assertThat(killed.exit()).as(call + ": " + killed.all()).isEqualTo(KILLED);

                CommandRun next = one.command("import", one.file).run();
                assertThat(next.exit()).as(call + ": " + next.all()).isEqualTo(10);
                assertThat(one.portal.starts()).isEmpty();
            }
        }
    }

    @Test
    void survivesItsDeathBetweenAllSteps() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            for (int request : IntStream.rangeClosed(1, 4).toArray()) {
                for (Moment moment : Moment.values()) {
                    try (Import one = new Import()) {
                        CommandRun run = killedAt(one, request, moment);
                        assertThat(run.exit()).as(run.all()).isEqualTo(KILLED);
                        one.finish("request " + request + ", " + moment);
                        one.isNotImportedAgain();
                    }
                }
            }
        }
    }

    private static CommandRun killedAt(Import one, int request, Moment moment) throws Exception {
        return killedAt(one, request, moment, "import", one.file);
    }

    private static CommandRun killedAt(Import one, int request, Moment moment, Object... arguments) throws Exception {
        CompletableFuture<Process> process = new CompletableFuture<>();
        one.portal.watch((number, now) -> {
            if (number == request && now == moment) {
                kill(process);
            }
        });
        PackagedCommand command = one.command(arguments);
        process.complete(command.start());
        return command.ended(process.join());
    }

    private static void kill(CompletableFuture<Process> process) {
        process.join().destroyForcibly();
        process.join().onExit().join();
    }

    @Test
    void startsNothingWhenTheDiskCannotPromiseToKeepTheRecord() throws Exception {
        assumeTrue(Files.isExecutable(STRACE), "There is no strace to let fsync fail");
        for (int call = 1; call <= 2; call++) {
            try (Import one = new Import()) {
                CommandRun run = one.traced("fsync:error=EIO:when=" + call).run();

                assertThat(run.exit()).as(run.all()).isEqualTo(11);
                assertThat(run.err())
                        .containsAnyOf("fsync failed", "nput/output error")
                        .contains("cc5 resume ");
                assertThat(one.portal.starts()).isEmpty();
                one.finish("fsync " + call);
            }
        }
    }

    @Test
    void aSignalWhileTheRecordOfTheStartIsForcedStopsTheStart() throws Exception {
        assumeTrue(Files.isExecutable(STRACE), "There is no strace to let fsync hang");
        try (Import one = new Import()) {
            PackagedCommand command = one.traced("fsync:delay_enter=3000000:when=1");
            Process process = command.start();
            Path record = one.state.resolve(one.id());
            while (process.isAlive()
                    && !(Files.exists(record) && Files.readString(record).contains(" starting "))) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            for (ProcessHandle traced : process.descendants().toList()) {
                signal(traced.pid(), "TERM");
            }

            CommandRun run = command.ended(process);
            assertThat(run.exit()).as(run.all()).isEqualTo(143);
            assertThat(one.portal.starts()).isEmpty();
            one.finish("a signal in fsync");
        }
    }

    @Test
    void twoCommandsAtOneStateDirectoryImportOnce() throws Exception {
        try (Import one = new Import()) {
            CompletableFuture<CommandRun> second = new CompletableFuture<>();
            one.portal.watch((number, now) -> {
                if (number == 2 && now == Moment.RECEIVED) {
                    second.complete(alongside(one));
                }
            });

            CommandRun first = one.command("import", one.file).run();

            assertThat(first.exit()).as(first.all()).isZero();
            assertThat(second.join().exit()).as(second.join().all()).isEqualTo(12);
            assertThat(one.portal.starts()).hasSize(1);
            one.isNotImportedAgain();
        }
    }

    private static CommandRun alongside(Import one) {
        try {
            return one.command("import", one.file).run();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void threeKilledRunsInARowForgetNothing() throws Exception {
        for (int request : IntStream.rangeClosed(1, 2).toArray()) {
            try (Import one = new Import()) {
                assertThat(killedAt(one, request, Moment.RECEIVED, "import", one.file)
                                .exit())
                        .isEqualTo(KILLED);
                for (int night = 2; night <= 3; night++) {
                    int next = one.portal.count() + request;
                    assertThat(killedAt(one, next, Moment.RECEIVED, "resume", "--last")
                                    .exit())
                            .isEqualTo(KILLED);
                }
                one.finish("request " + request + " of three runs");
                one.isNotImportedAgain();
            }
        }
    }

    @Test
    void aProcessThatSleptGoesOnAsIfNothingHadBeen() throws Exception {
        try (Import one = new Import()) {
            CompletableFuture<Process> process = new CompletableFuture<>();
            one.portal.watch((number, now) -> {
                if (number == 3 && now == Moment.ACTED_ON) {
                    signal(process.join(), "STOP");
                }
            });
            PackagedCommand command = one.command("import", one.file);
            process.complete(command.start());
            while (one.portal.starts().isEmpty() && process.join().isAlive()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            TimeUnit.SECONDS.sleep(4);
            signal(process.join(), "CONT");

            CommandRun run = command.ended(process.join());
            assertThat(run.exit()).as(run.all()).isZero();
            one.finish("a nap");
        }
    }

    private static void signal(Process process, String name) {
        signal(process.pid(), name);
    }

    private static void signal(long pid, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
