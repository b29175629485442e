package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cc5.port.ProxyServer;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.Canaries;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.SecretSearch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No secret in any output (DESIGN 7.7): a portal that repeats all that it knows, and everything that may be shown. */
class SecretsTest {
    private static final String ECHO = "key " + TestPortal.KEY + " url " + TestPortal.SIGNED + " and "
            + TestPortal.SIGNED.replace("&", "\\u0026").replace("=", "\\u003d");

    private static final SecretSearch SECRETS = SecretSearch.of(Canaries.all());

    private final List<String> log = new ArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Level level = root.getLevel();
    private final Handler recorder = new Recorder();
    private final TestPortal portal = TestPortal.start(
            LoopbackServer.plain(),
            settings -> settings.timeouts(PortalTimeouts.DEFAULT).connections(2));

    private final class Recorder extends Handler {
        @Override
        public synchronized void publish(LogRecord event) {
            log.add(event.getLoggerName() + " " + new SimpleFormatter().format(event));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void record() {
        root.addHandler(recorder);
        root.setLevel(Level.ALL);
        recorder.setLevel(Level.ALL);
    }

    @AfterEach
    void close() {
        root.removeHandler(recorder);
        root.setLevel(level);
        portal.close();
    }

    @Test
    void showsNoSecretOfWhatThePortalRepeats() {
        List<Object> shown = new ArrayList<>();
        for (int status : new int[] {200, 302, 400, 401, 403, 404, 407, 409, 413, 429, 500, 503}) {
            for (Answer answer : answers(status)) {
                portal.server.onOthers(request -> answer);
                shown.add(catchThrowable(portal::requestSlot));
                shown.add(catchThrowable(portal::startImport));
                shown.add(catchThrowable(() -> assertHidden(portal.check())));
            }
        }

        assertThat(shown).hasSize(12 * 3 * 3);
        shown.stream().filter(Throwable.class::isInstance).forEach(failure -> assertHidden(trace((Throwable) failure)));
        assertThat(log).anyMatch(line -> line.startsWith("dev.cc5.http "));
        log.stream().filter(line -> line.startsWith("dev.cc5")).forEach(SecretsTest::assertHidden);
    }

    static Stream<String> answersThatAreNotHttp() {
        return Stream.of(
                ECHO + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + ECHO + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: " + ECHO + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + ECHO + "\r\n",
                "HTTP/1.1 " + ECHO + "\r\n\r\n");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("answersThatAreNotHttp")
    void showsAndLogsNothingOfAnAnswerThatIsNotHttp(String answer) {
        portal.server.onOthers(request -> Answer.raw(answer.getBytes(StandardCharsets.UTF_8)));

        assertHidden(trace(catchThrowable(portal::startImport)).toLowerCase(Locale.ROOT));
        log.stream()
                .filter(line -> !line.startsWith("io.netty"))
                .forEach(line -> assertHidden(line.toLowerCase(Locale.ROOT)));
    }

    @Test
    void showsNoSecretOfASlot() {
        portal.server.on("POST", TestPortal.PATH, TestPortal.goodSlot());

        assertHidden(portal.requestSlot());
    }

    @Test
    void showsNoSecretOfItsSettings() {
        PortalSettings settings = TestPortal.settings(URI.create("https://portal.example.com"))
                .proxy(ProxyServer.of("http://me:" + TestPortal.KEY + "@proxy.example.com"))
                .build();

        assertHidden(settings);
        assertHidden(settings.apiKey().read());
        assertThat(settings).asString().contains("https://portal.example.com").contains("<redacted>@proxy");
    }

    @Test
    void cleansWhatThePortalWroteOfAllThatMovesACursor() {
        portal.server.on(
                "POST",
                TestPortal.PATH,
                TestPortal.refused(400, "E", "a\\u001b[2Jb\\r\\nc\\u202ed\\u2028e\\u0000f\\u200bg\\ud83d\\ude00h"));

        assertThat(catchThrowable(portal::requestSlot)).hasMessageContaining("a [2Jb  c\uFFFDd e f\uFFFDg😀h (E)");
    }

    @Test
    void cutsWhatHasNoEnd() {
        portal.server.on("POST", TestPortal.PATH, TestPortal.refused(400, "E", "😀".repeat(100_000)));

        assertThat(catchThrowable(portal::requestSlot).getMessage())
                .contains("😀…")
                .hasSizeLessThan(1200);
    }

    private static List<Answer> answers(int status) {
        String error = "{\"ErrorCode\":\"" + ECHO + "\",\"FieldName\":\"" + ECHO + "\",\"Message\":\"" + ECHO
                + "\",\"StackTrace\":\"" + ECHO + "\"}";
        String envelope = "{\"IsSuccess\":false,\"message\":\"" + ECHO + "\",\"ResponseStatus\":"
                + error.replace("}", ",\"Errors\":[" + error + "]}") + ",\"Data\":{\"Url\":\"" + ECHO
                + "\",\"FileId\":\"" + ECHO + "\",\"Errors\":[" + error + ",\"" + ECHO + "\"]}}";
        return List.of(
                Answer.json(status, envelope).header("Location", ECHO).header("Retry-After", ECHO),
                Answer.json(status, envelope.replace("false", "true").replace("\"Url\"", "\"Status\"")),
                Answer.json(status, envelope.substring(0, envelope.length() - 2))
                        .header("Content-Type", ECHO));
    }

    private static void assertHidden(Object shown) {
        assertThat(SECRETS.find(shown.toString())).isEmpty();
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
