package dev.cc5.cli;

import static dev.cc5.cli.ScriptedPortal.PUT;
import static dev.cc5.cli.ScriptedPortal.SLOT;
import static dev.cc5.cli.ScriptedPortal.START;
import static dev.cc5.cli.ScriptedPortal.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the portal does: the right exit code, a helpful line, in time, and no secret. */
@Timeout(60)
class PortalBehaviourTest {
    private static final String HTML = "<html><body><h1>Bad Gateway of " + ScriptedPortal.KEY + "</h1></body></html>";
    private static final String FORBIDDEN = "{\"message\":\"Forbidden\"}";
    private static final String THROTTLED = "{\"message\":\"Too Many Requests\"}";
    private static final String QUOTA = "{\"message\":\"Limit Exceeded\"}";
    private static final String NO = "{\"IsSuccess\":false,\"ResponseStatus\":{\"ErrorCode\":\"NoFolder\","
            + "\"Message\":\"There is no such\\u001b[31m folder\",\"StackTrace\":\"at Portal.Secret()\"}}";
    private static final String EXPIRED =
            "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>";

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

    static Stream<Arguments> beforeTheUpload() {
        return Stream.of(
                Arguments.of("wrong key", Answer.json(401, "{\"message\":\"Unauthorized\"}"), 4, "key"),
                Arguments.of("forbidden", Answer.json(403, FORBIDDEN), 4, "403"),
                Arguments.of("wrong URL", Answer.json(404, "{}"), 2, "404"),
                Arguments.of("redirect", Answer.status(302).header("Location", "https://x.example/?k=1"), 2, "302"),
                Arguments.of("refusal", Answer.json(400, NO), 5, "There is no such"),
                Arguments.of("refusal with 200", Answer.json(200, NO), 5, "There is no such"),
                Arguments.of(
                        "text/html",
                        Answer.status(200).header("Content-Type", "text/html").body(HTML),
                        5,
                        "text/html"),
                Arguments.of("truncated JSON", Answer.json(200, "{\"IsSuccess\":true,\"Da"), 5, "JSON"),
                Arguments.of("no answer in it", Answer.json(200, "{\"IsSuccess\":true,\"Data\":{}}"), 5, "FileId"),
                Arguments.of("no JSON at all", Answer.json(200, "null"), 5, ""),
                Arguments.of("throttled", Answer.json(429, THROTTLED).header("Retry-After", "3600"), 11, "slow down"),
                Arguments.of("quota", Answer.json(429, QUOTA), 11, "quota"),
                Arguments.of("unavailable", Answer.status(503), 11, "503"),
                Arguments.of("gateway's HTML", Answer.status(502).body(HTML), 11, "502"),
                Arguments.of("gateway's time-out", Answer.json(504, "{}"), 11, "504"),
                Arguments.of("reset", Answer.reset(), 11, ""),
                Arguments.of("closed", Answer.close(), 11, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beforeTheUpload")
    void whatGoesWrongBeforeTheUploadStartsNothing(String name, Answer answer, int exit, String words) {
        portal.on("POST", SLOT, answer);

        CommandRun run = portal.importing(file).run();

        assertExplained(run, exit, words);
        assertThat(portal.requests("PUT", PUT)).isEmpty();
        assertThat(portal.requests("POST", START)).isEmpty();
    }

    static Stream<Arguments> theUpload() {
        return Stream.of(
                Arguments.of("expired for ever", Answer.status(403).body(EXPIRED), 6, "3 upload URLs"),
                Arguments.of(
                        "too large",
                        Answer.status(400).body("<Error><Code>EntityTooLarge</Code></Error>"),
                        5,
                        "split the file"),
                Arguments.of("always broken", Answer.status(500), 6, "500"),
                Arguments.of("always reset", Answer.reset(), 6, ""),
                Arguments.of(
                        "denied",
                        Answer.status(403).body("<Error><Code>AccessDenied</Code></Error>"),
                        5,
                        "AccessDenied"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("theUpload")
    void whatGoesWrongInTheUploadStartsNothing(String name, Answer answer, int exit, String words) {
        portal.on("PUT", PUT, answer);

        CommandRun run = portal.importing(file).run();

        assertExplained(run, exit, words);
        assertThat(portal.requests("POST", START)).isEmpty();
    }

    static Stream<Arguments> afterTheUpload() {
        return Stream.of(
                Arguments.of("refused start", START, Answer.json(400, NO), 5, "There is no such"),
                Arguments.of("failed", STATUS, ScriptedPortal.status("Failed"), 7, "\"Failed\""),
                Arguments.of("cancelled", STATUS, ScriptedPortal.status("Cancelled"), 7, "cancelled"),
                Arguments.of("partly", STATUS, ScriptedPortal.status("Partial"), 8, "only a part"),
                Arguments.of("unknown word", STATUS, ScriptedPortal.status("Thinking"), 9, "\"Thinking\""),
                Arguments.of("never done", STATUS, ScriptedPortal.status("Running"), 9, "Do not import"),
                Arguments.of("status down", STATUS, Answer.status(503), 9, "Do not import"),
                Arguments.of("status in HTML", STATUS, Answer.status(200).body(HTML), 9, "Do not import"),
                Arguments.of("key ran out", STATUS, Answer.status(401), 10, "do not import the file again"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("afterTheUpload")
    void whatGoesWrongAfterTheUploadTellsTheFileId(String name, String path, Answer answer, int exit, String words) {
        portal.on("GET", STATUS, ScriptedPortal.status("Uploaded"));
        portal.on(path.equals(STATUS) ? "GET" : "POST", path, answer);

        CommandRun run = portal.importing(file, "--deadline=2s").run();

        assertExplained(run, exit, words);
        assertThat(run.err()).contains("F-1");
        if (exit == 9 || exit == 10) {
            assertThat(run.err()).contains("cc5 resume ");
        }
        assertThat(portal.requests("POST", START)).hasSize(1);
    }

    @Test
    void aLostAnswerToTheStartIsAskedForAndNotSentAgain() {
        portal.on("POST", START, Answer.json(504, "{}"));
        portal.on("GET", STATUS, ScriptedPortal.status("Running"), ScriptedPortal.status("Completed"));

        CommandRun run = portal.importing(file).run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("may or may not have been started");
        assertThat(portal.requests("POST", START)).hasSize(1);
    }

    @Test
    void aLostAnswerThatNobodyCanExplainIsAnUnknownOutcome() {
        portal.on("POST", START, Answer.reset());
        portal.on("GET", STATUS, Answer.status(503));

        CommandRun run = portal.importing(file, "--deadline=3s").run();

        assertExplained(run, 10, "may have been started or not");
        assertThat(run.err()).contains("cc5 resume ");
        assertThat(portal.requests("POST", START)).hasSize(1);
    }

    @Test
    void aPortalThatIsDownIsTemporary() {
        String url = portal.url();
        portal.close();

        CommandRun run = portal.importing(file).run();

        assertExplained(run, 11, url.replace("http://", ""));
    }

    @Test
    void aPortalThatNeverAnswersIsGivenUpInTime() {
        portal.on("POST", SLOT, Answer.never());
        long start = System.nanoTime();

        CommandRun run = portal.importing(file, "--deadline=1s").run();

        assertExplained(run, 11, "");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void anS3ThatStallsIsGivenUpInTime() {
        portal.on("PUT", PUT, Answer.never());

        CommandRun run = portal.importing(file, "--deadline=2s").run();

        assertExplained(run, 11, "");
        assertThat(portal.requests("POST", START)).isEmpty();
    }

    @Test
    void rowErrorsAreListed() {
        String errors = Stream.iterate(1, i -> i + 1)
                .limit(12)
                .map(i -> "{\"FieldName\":\"name\",\"Message\":\"bad row " + i + "\"}")
                .toList()
                .toString();
        portal.on("GET", STATUS, ScriptedPortal.statusWithRowErrors("Failed", errors));

        CommandRun run = portal.importing(file).run();

        assertExplained(run, 7, "12 row errors");
        assertThat(run.err())
                .contains("bad row 1\n", "bad row 10\n", "… and 2 more")
                .doesNotContain("bad row 11");
    }

    private void assertExplained(CommandRun run, int exit, String words) {
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.err())
                .contains("family.cc5txt", "doing:", "happened:", "to do:")
                .contains(words);
        assertThat(run.out()).isEmpty();
        assertThat(run.all())
                .doesNotContain(
                        ScriptedPortal.KEY,
                        ScriptedPortal.SIGNATURE,
                        "X-Amz",
                        "at Portal.Secret",
                        "Exception",
                        "\tat ",
                        "\u001b");
    }
}
