package dev.cc5.cli;

import static dev.cc5.cli.RememberingCommands.assertGood;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.journal.DirectoryJournal;
import dev.cc5.model.Destination;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.LocalFile;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.JournalKey;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Outages of many nights: whatever fails and however often, what an import was begun with is not forgotten. */
@Timeout(300)
class OutagesTest {
    private static final Answer QUOTA = Answer.json(429, "{\"message\":\"Limit Exceeded\"}");
    private static final Answer DOWN = Answer.json(503, "{}");

    @TempDir
    Path directory;

    private final WatchedPortal portal = new WatchedPortal();

    @AfterEach
    void closePortal() {
        portal.close();
    }

    /** Where it goes wrong. */
    private enum Outage {
        SLOT(QUOTA, request -> request.path().equals(ScriptedPortal.SLOT)),
        SLOT_IS_DOWN(DOWN, request -> request.path().equals(ScriptedPortal.SLOT)),
        KEY(Answer.json(401, "{}"), request -> !request.path().startsWith("/s3/")),
        UPLOAD(DOWN, request -> request.method().equals("PUT")),
        START(QUOTA, Outage::isStart),
        START_AND_STATUS(DOWN, request -> isStart(request) || request.method().equals("GET")),
        STATUS(DOWN, request -> request.method().equals("GET"));

        private final Answer answer;
        private final Predicate<Request> where;

        Outage(Answer answer, Predicate<Request> where) {
            this.answer = answer;
            this.where = where;
        }

        private static boolean isStart(Request request) {
            return request.path().equals(ScriptedPortal.START) || request.path().equals(WatchedPortal.SYNC_START);
        }

        Optional<Answer> answer(Request request) {
            return Optional.of(answer).filter(failure -> where.test(request));
        }
    }

    private CommandRun.Line command(Object... arguments) {
        return CommandRun.of()
                .with(arguments)
                .env("CC5_STATE_DIR", directory.resolve("state"))
                .env("CC5_DEADLINE", "4s");
    }

    private CommandRun.Line importing(Path file) throws IOException {
        Path key = directory.resolve("key");
        Files.writeString(key, ScriptedPortal.KEY);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return command("import", file)
                .with("--portal=" + portal.url(), "--api-key-file=" + key, "--poll-interval=10ms..20ms");
    }

    @ParameterizedTest
    @EnumSource(Outage.class)
    void afterThreeNightsEverythingIsImportedAsItWasBegun(Outage outage) throws IOException {
        portal.done("Splendid");
        portal.outage(outage::answer);
        Path plain = SyncFiles.right(directory, "plain.cc5txt");
        Path labelled = SyncFiles.right(directory, "labelled.cc5txt");
        Path json = SyncFiles.write(directory.resolve("raw.json"), "[{\"entityId\":\"1\"}]");
        String splendid = "--set=status-words=succeeded=Splendid";
        List<CommandRun> first = List.of(
                importing(plain).with(splendid, "--max-api-calls=500").run(),
                importing(labelled)
                        .with(splendid, "--set=connections=3", "--category=nightly", "--tag=a", "--tag=b c")
                        .with("--metadata=run=7", "--description=the night", "--action-id=A-77", "--folder=in")
                        .with("--adapter=http", "--allow-host=127.0.0.1", "--idle-timeout=20s")
                        .run(),
                importing(json)
                        .with(splendid, "--file-type=json", "--sync", "--workspace=w", "--bucket=b")
                        .with("--entity-type=wks_family", "--parallel=2")
                        .run());

        assertThat(first).allSatisfy(run -> assertThat(run.exit()).as(run.all()).isPositive());
        for (int night = 2; night <= 3; night++) {
            CommandRun run = command("resume", "--all", "--json").run();
            assertThat(run.exit()).as(run.all()).isIn(4, 6, 9, 10, 11);
            assertThat(run.outLines()).as(run.all()).hasSize(3);
        }
        portal.outage(request -> Optional.empty());

        CommandRun last = command("resume", "--all", "--json", "--deadline=60s").run();

        assertGood(last);
        assertThat(last.outLines()).hasSize(3).allMatch(line -> line.contains("\"result\":\"imported\""));
        assertThat(portal.starts()).hasSize(3).doesNotHaveDuplicates();
        assertThat(portal.requests("POST", WatchedPortal.SYNC_START))
                .isNotEmpty()
                .allSatisfy(start -> assertThat(start.bodyText()).contains("\"FileType\":\"json\""));
        assertThat(portal.requests("POST", ScriptedPortal.SLOT))
                .filteredOn(slot -> slot.bodyText().contains("labelled.cc5txt"))
                .isNotEmpty()
                .allSatisfy(slot -> assertThat(slot.bodyText())
                        .contains("nightly", "\"a\"", "\"b c\"", "\"run\":7", "the night", "A-77", "\"in\""));
        assertThat(command("resume", "--all").run().err()).contains("nothing to resume");
    }

    @Test
    void oneJobThatCannotBeResumedStopsNoOther() throws IOException {
        portal.outage(Outage.SLOT::answer);
        Path known = SyncFiles.right(directory, "known.cc5txt");
        Path stranger = SyncFiles.right(directory, "stranger.cc5txt");
        assertThat(importing(known).run().exit()).isEqualTo(11);
        beginWithoutNotes(stranger);
        portal.outage(request -> Optional.empty());

        CommandRun run = command("resume", "--all", "--json", "--deadline=60s").run();

        assertThat(run.exit()).as(run.all()).isEqualTo(3);
        assertThat(run.outLines())
                .hasSize(2)
                .anyMatch(line -> line.contains("known.cc5txt") && line.contains("\"imported\""))
                .anyMatch(line -> line.contains("stranger.cc5txt") && line.contains("\"file-refused\""));
    }

    /** As a program does that leaves it to its user to know where the file is. */
    private void beginWithoutNotes(Path file) {
        LocalFile source = LocalFile.of(file);
        Destination destination = new Destination(SyncFiles.WORKSPACE, SyncFiles.BUCKET, "wks_family");
        DirectoryJournal journal = DirectoryJournal.open(directory.resolve("state"), Clock.systemUTC());
        try (ImportJournal.Claim claim =
                journal.claim(new JournalKey(source.fingerprint(), portal.url(), destination))) {
            claim.begin(new ImportRequest(source, destination));
        }
    }

    @Test
    void oneJobWhoseSettingsAreOfNoUseStopsNoOther() throws IOException {
        portal.outage(Outage.SLOT::answer);
        Path plugins = Files.createDirectory(directory.resolve("plugins"));
        Path known = SyncFiles.right(directory, "known.cc5txt");
        Path other = SyncFiles.right(directory, "other.cc5txt");
        assertThat(importing(other).with("--plugins=" + plugins).run().exit()).isEqualTo(11);
        assertThat(importing(known).run().exit()).isEqualTo(11);
        Files.delete(plugins);
        portal.outage(request -> Optional.empty());

        CommandRun run = command("resume", "--all", "--json", "--deadline=60s").run();

        assertThat(run.exit()).as(run.all()).isEqualTo(2);
        assertThat(run.outLines())
                .hasSize(2)
                .anyMatch(line -> line.contains("known.cc5txt") && line.contains("\"imported\""))
                .anyMatch(line -> line.contains("other.cc5txt") && line.contains("\"wrong-settings\""));
        assertThat(portal.starts()).hasSize(1);
    }

    @Test
    void aProxyWithAPasswordIsNotLeftOutUnsaid() throws IOException {
        Path file = SyncFiles.right(directory, "family.cc5txt");
        CommandRun first =
                importing(file).with("--proxy=http://me:pa55@127.0.0.1:1").run();
        assertThat(first.exit()).as(first.all()).isEqualTo(11);

        CommandRun without = command("resume", "--last").run();
        assertThat(without.exit()).isEqualTo(2);
        assertThat(without.err())
                .contains("the value of --proxy is not remembered")
                .doesNotContain("pa55");
        assertThat(portal.starts()).isEmpty();

        assertThat(command("resume", "--last")
                        .env("CC5_PROXY", "http://me:pa55@127.0.0.1:1")
                        .run()
                        .exit())
                .isEqualTo(11);
    }

    @Test
    void theValueOfASettingThatOnlyAnotherAdapterKnowsIsAskedForAgain() throws IOException {
        portal.outage(Outage.SLOT::answer);
        Path file = SyncFiles.right(directory, "family.cc5txt");
        importing(file).with("--set=token=t0ken", "--set=connections=3").run();
        portal.outage(request -> Optional.empty());

        CommandRun without = command("resume", "--last").run();
        assertThat(without.exit()).isEqualTo(2);
        assertThat(without.err()).contains("--set token=").doesNotContain("t0ken");
        assertThat(portal.starts()).isEmpty();

        assertGood(command("resume", "--last", "--deadline=60s")
                .env("CC5_SET", "token=t0ken")
                .run());
    }
}
