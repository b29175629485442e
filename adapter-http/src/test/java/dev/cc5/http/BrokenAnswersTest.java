package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.ProtocolException;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.testkit.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokenAnswersTest {
    private static final PortalTimeouts SHORT = new PortalTimeouts(
            Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(900));

    private TestPortal portal = TestPortal.start(settings -> settings.timeouts(SHORT));

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void refusesTwoLengths() {
        portal.server.on(
                "POST",
                TestPortal.ASYNC,
                Answer.json(200, "{\"IsSuccess\":true}")
                        .header("Content-Length", "18")
                        .header("Content-Length", "5"));

        assertThat(protocolFault()).hasMessageContaining("not HTTP");
    }

    @Test
    void refusesALengthBesideChunks() {
        portal.server.on(
                "POST",
                TestPortal.ASYNC,
                Answer.status(200)
                        .header("Content-Length", "18")
                        .header("Transfer-Encoding", "chunked")
                        .body("12\r\n{\"IsSuccess\":true}\r\n0\r\n\r\n"));

        assertThat(protocolFault()).hasMessageContaining("not HTTP");
    }

    @Test
    void doesNotTakeTheBytesBehindAnAnswerForTheNextOne() {
        String first = "HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n{\"IsSuccess\":true}";
        portal.server.on(
                "POST",
                TestPortal.ASYNC,
                exchange -> {
                    exchange.readBody();
                    exchange.write((first + first).getBytes(StandardCharsets.US_ASCII));
                },
                Answer.json(500, "{}"));
        portal.startImport();

        assertThat(lostImport().trouble()).isEqualTo(Trouble.SERVER);
        assertThat(portal.server.connections()).isEqualTo(2);
    }

    @Test
    void readsAnAnswerOfExactlyTheLimit() {
        String head = "{\"IsSuccess\":true}";
        portal.server.on(
                "POST", TestPortal.ASYNC, Answer.json(200, head + " ".repeat(Exchange.MAX_ANSWER - head.length())));

        portal.startImport();

        assertThat(portal.server.requests()).hasSize(1);
    }

    @Test
    void stopsReadingAnAnswerThatIsTooLong() {
        byte[] block = new byte[64 * 1024];
        Arrays.fill(block, (byte) ' ');
        portal.server.on(
                "POST",
                TestPortal.ASYNC,
                Answer.status(200)
                        .header("Content-Length", String.valueOf(1L << 30))
                        .body(block)
                        .endless());

        assertThat(protocolFault()).hasMessageContaining("longer than 1048576 bytes");
        portal.server.awaitRequest(1).awaitOver();
    }

    @Test
    void refusesAHeadWithoutEnd() {
        var answer = Answer.json(200, "{\"IsSuccess\":true}");
        for (int i = 0; i < 100; i++) {
            answer = answer.header("X-Long-" + i, "x".repeat(8000));
        }
        portal.server.on("POST", TestPortal.ASYNC, answer);

        assertThat(protocolFault()).hasMessageContaining("not HTTP");
    }

    @Test
    void refusesWhatIsNotHttp() {
        portal.server.on(
                "POST",
                TestPortal.ASYNC,
                Answer.raw("SSH-2.0-OpenSSH_9.2\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

        assertThat(protocolFault()).hasMessageContaining("not HTTP");
    }

    @Test
    void readsOldServersThatCloseAfterEachAnswer() {
        portal.server.on(
                "POST",
                TestPortal.ASYNC,
                Answer.raw("HTTP/1.0 200 OK\r\n\r\n{\"IsSuccess\":true}".getBytes(StandardCharsets.US_ASCII)));

        portal.startImport();
        portal.startImport();

        assertThat(portal.server.connections()).isEqualTo(2);
    }

    private TemporaryException lostImport() {
        return catchThrowableOfType(TemporaryException.class, portal::startImport);
    }

    private ProtocolException protocolFault() {
        return catchThrowableOfType(ProtocolException.class, portal::startImport);
    }
}
