package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.Request;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ManyFilesTest {
    @TempDir
    Path directory;

    /** A portal that gives each file an id of its own: the file's name. */
    private final LoopbackServer portal = LoopbackServer.plain();

    private volatile int slotsBeforeAnEnd;
    private final AtomicInteger slots = new AtomicInteger();
    private final AtomicInteger uploading = new AtomicInteger();
    private final AtomicInteger mostUploading = new AtomicInteger();

    @BeforeEach
    void script() {
        portal.onOthers(this::answer);
    }

    @AfterEach
    void closePortal() {
        portal.close();
    }

    private Answer answer(Request request) {
        if (request.method().equals("GET")) {
            String id = URLDecoder.decode(
                    request.path().substring(request.path().lastIndexOf('/') + 1), StandardCharsets.UTF_8);
            return ScriptedPortal.ok(data(id) + ",\"Status\":\"" + word(id) + "\"");
        }
        if (request.method().equals("PUT")) {
            return exchange -> {
                mostUploading.accumulateAndGet(uploading.incrementAndGet(), Math::max);
                exchange.readBody();
                exchange.pause(Duration.ofMillis(30));
                uploading.decrementAndGet();
                Answer.status(200).play(exchange);
            };
        }
        if (request.path().equals(ScriptedPortal.SLOT)) {
            return exchange -> {
                exchange.readBody();
                String name = exchange.request().bodyText().replaceAll("(?s).*\"FileName\":\"([^\"]*)\".*", "$1");
                slots.incrementAndGet();
                ScriptedPortal.ok(data(name) + ",\"Url\":\"" + portal.url("/s3/" + name) + "?X-Amz-Signature=0\"")
                        .play(exchange);
            };
        }
        return ScriptedPortal.ok("\"FileId\":\"F\"");
    }

    private static String data(String id) {
        return "\"FileId\":\"" + id + "\",\"FilePath\":\"//b/" + id + "\",\"ActionId\":\"A-" + id + "\"";
    }

    private String word(String id) {
        if (slots.get() < slotsBeforeAnEnd) {
            return "Running";
        }
        return id.startsWith("failing") ? "Failed" : id.startsWith("partial") ? "Partial" : "Completed";
    }

    private CommandRun.Line importing(Object... files) {
        return CommandRun.of("import")
                .with(files)
                .env("CC5_PORTAL", portal.origin())
                .env("CC5_API_KEY", "k")
                .env("CC5_POLL_INTERVAL", "10ms");
    }

    private Path right(String name) {
        return SyncFiles.right(directory, name);
    }

    @Test
    void eachHasItsOwnResultAndABadOneStopsNoOther() {
        CommandRun run = importing(
                        right("a.cc5txt"),
                        directory.resolve("missing.cc5txt"),
                        right("failing.cc5txt"),
                        SyncFiles.write(directory.resolve("bad.cc5txt"), "00|\n"),
                        right("b.cc5txt"))
                .run();

        assertThat(run.exit()).isEqualTo(7);
        assertThat(run.outLines()).hasSize(2).allMatch(line -> line.startsWith("imported  "));
        assertThat(run.out()).contains("a.cc5txt", "b.cc5txt");
        assertThat(run.err())
                .contains(
                        "missing.cc5txt was not imported",
                        "failing.cc5txt was not imported",
                        "bad.cc5txt was not imported",
                        "5 files: 2 file-refused, ");
    }

    @Test
    void theWorstResultDecides() {
        assertThat(importing(right("partial.cc5txt"), right("failing.cc5txt"), right("a.cc5txt"))
                        .run()
                        .exit())
                .isEqualTo(8);
    }

    @Test
    void aFileThatIsNamedTwiceIsImportedOnce() throws IOException {
        Path file = right("a.cc5txt");
        Path link = Files.createSymbolicLink(directory.resolve("link.cc5txt"), file);
        Path hardLink = Files.createLink(directory.resolve("hard.cc5txt"), file);

        CommandRun run = importing(file, file, link, hardLink, directory.resolve("./a.cc5txt"))
                .run();

        assertThat(run.exit()).isZero();
        assertThat(slots).hasValue(1);
        assertThat(run.err()).contains("the same file as " + file + ": it is imported once");
    }

    @Test
    void theSameContentUnderTwoNamesIsImportedOnce() throws IOException {
        Path file = right("a.cc5txt");
        Path copy = Files.copy(file, directory.resolve("copy.cc5txt"));

        CommandRun run = importing(file, copy).run();

        assertThat(run.exit()).isZero();
        assertThat(slots).hasValue(1);
        assertThat(run.out()).contains("imported  ", "already-imported  ");
    }

    @Test
    void noMoreThanToldAreWorkedOnAtOnce() {
        List<Object> files = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            files.add(right("file-" + i + ".cc5txt"));
        }

        CommandRun run = importing(files.toArray()).with("--parallel=3").run();

        assertThat(run.exit()).isZero();
        assertThat(slots).hasValue(12);
        assertThat(mostUploading.get()).isBetween(2, 3);
    }

    @Test
    void aFileThatOnlyWaitsForThePortalHoldsNoPlace() {
        slotsBeforeAnEnd = 2;

        CommandRun run = importing(right("first.cc5txt"), other("second.cc5txt"))
                .with("--parallel=1", "--in-flight=2", "--deadline=20s")
                .run();

        assertThat(run.exit()).as(run.all()).isZero();
    }

    @Test
    void oneAfterTheOtherMeansThatTheFirstHasEnded() {
        slotsBeforeAnEnd = 2;

        CommandRun run = importing(right("first.cc5txt"), other("second.cc5txt"))
                .with("--parallel=1", "--deadline=2s")
                .run();

        assertThat(run.exit()).as(run.all()).isEqualTo(9);
    }

    @Test
    void noMoreThanToldAreBegunAndNotEnded() {
        slotsBeforeAnEnd = 2;

        CommandRun run = importing(right("first.cc5txt"), other("second.cc5txt"))
                .with("--in-flight=1", "--deadline=2s")
                .run();

        assertThat(run.exit()).as(run.all()).isEqualTo(9);
    }

    private Path other(String name) {
        return SyncFiles.with(directory, name, "10|other|Smith|0", "99|1");
    }

    @Test
    void eachGoesToTheWorkspaceThatItsHeaderNames() {
        Path one = SyncFiles.write(
                directory.resolve("one"), SyncFiles.header("wks_family", "w-1", "b-1") + "10|1|x|0\n99|1\n");
        Path other = SyncFiles.write(
                directory.resolve("other"), SyncFiles.header("wks_claim", "w-2", "b-2") + "10|1|x|0\n99|1\n");

        CommandRun run = importing(one, other).run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.requests("POST", ScriptedPortal.SLOT))
                .extracting(request ->
                        request.header("X-Param-Override-WorkspaceId").orElseThrow() + " "
                                + request.header("X-Param-Override-BucketId").orElseThrow())
                .containsExactlyInAnyOrder("w-1 b-1", "w-2 b-2");
    }

    @Test
    void aBadFileStopsThoseThatWaitWhenThatIsWanted() {
        Path file = SyncFiles.right(directory, "family.cc5txt");
        Path bad = SyncFiles.with(directory, "bad.cc5txt", "10|a|b|c|d|e|f|g", "99|1");

        CommandRun run = importing(bad, file, "--fail-fast", "--parallel=1").run();

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("family.cc5txt was not begun", "--fail-fast", "1 not-begun");
        assertThat(portal.requests()).isEmpty();
    }
}
