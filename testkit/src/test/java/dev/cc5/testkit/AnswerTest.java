package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final String PUT = "PUT /key HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n";

    private LoopbackServer server;
    private RawClient client;

    @BeforeEach
    void start() throws IOException {
        server = LoopbackServer.plain();
        client = new RawClient(server);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void sendsJson() throws IOException {
        server.on("GET", "/", Answer.json(200, "{}"));

        assertThat(client.send("GET / HTTP/1.1\r\n\r\n").readUntil("{}"))
                .contains("Content-Type: application/json\r\n");
    }

    @Test
    void sendsRawBytes() throws IOException {
        server.on("GET", "/", Answer.raw(new byte[] {'S', 'S', 'H', '\n'}));

        assertThat(client.send("GET / HTTP/1.1\r\n\r\n").readToEnd()).isEqualTo("SSH\n");
    }

    @Test
    void closesBeforeAByte() throws IOException {
        server.on("PUT", "/key", Answer.close());

        assertThat(client.send(PUT + "0123456789").readToEnd()).isEmpty();
        assertThat(server.awaitRequest(1).awaitOver().isComplete()).isTrue();
    }

    @Test
    void resetsBeforeAByte() throws IOException {
        server.on("PUT", "/key", Answer.reset());

        client.send(PUT + "0123456789");

        assertThatThrownBy(client::readToEnd).isInstanceOf(SocketException.class);
        assertThat(server.awaitRequest(1).bodyLength()).isEqualTo(10);
    }

    @Test
    void resetsWithinTheRequest() throws IOException {
        server.on("PUT", "/key", Answer.resetAfterRequestBytes(4));

        client.send(PUT + "0123");

        assertThatThrownBy(client::readToEnd).isInstanceOf(SocketException.class);
        assertThat(server.awaitRequest(1).awaitOver().bodyText()).isEqualTo("0123");
    }

    @Test
    void resetsWithinTheAnswer() throws IOException {
        server.on("GET", "/", Answer.status(200).body("0123456789").resetAfter(4));

        client.send("GET / HTTP/1.1\r\n\r\n");

        assertThatThrownBy(client::readToEnd).isInstanceOf(SocketException.class);
    }

    @Test
    void answersEarlyAndThenReadsTheRest() throws IOException {
        server.on("PUT", "/key", Answer.status(403).early(4));

        client.send(PUT + "0123");
        assertThat(client.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 403 ");
        Request request = server.awaitRequest(1);
        assertThat(request.isComplete()).isFalse();

        client.send("456789");
        assertThat(request.awaitComplete().bodyText()).isEqualTo("0123456789");
    }

    @Test
    void answersEarlyAndCloses() throws IOException {
        server.on("PUT", "/key", Answer.status(403).early(4).thenClose());

        assertThat(client.send(PUT + "0123").readToEnd()).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void answersEarlyAndStalls() throws IOException {
        server.on("PUT", "/key", Answer.status(403).early(4).thenStall());

        assertThat(client.send(PUT + "0123").readUntil("\r\n\r\n")).startsWith("HTTP/1.1 403 ");
        client.send("456789");
        assertThat(server.awaitRequest(1).bodyLength()).isEqualTo(4);
    }

    @Test
    void stallsWithinTheRequestSoThatASenderSoonFeelsIt() throws Exception {
        server.on("PUT", "/key", Answer.stallAfterRequestBytes(1));
        client.send("PUT /key HTTP/1.1\r\nContent-Length: 1000000000\r\n\r\n");
        Thread sender = new Thread(() -> {
            try {
                while (true) {
                    client.send(new byte[64 * 1024]);
                }
            } catch (IOException e) {
                // The end of the test.
            }
        });
        sender.start();

        sender.join(300);
        assertThat(sender.isAlive()).isTrue();
        assertThat(server.awaitRequest(1).bodyLength()).isEqualTo(1);
        server.close();
        sender.join(10_000);
        assertThat(sender.isAlive()).isFalse();
    }

    @Test
    void neverAnswersAndNoticesThatTheClientWent() throws IOException {
        server.on("PUT", "/key", Answer.never());
        client.send(PUT + "0123456789");
        Request request = server.awaitRequest(1).awaitComplete();

        client.close();

        request.awaitOver();
    }

    @Test
    void answersLate() throws IOException {
        server.on("GET", "/", Answer.status(200).late(Duration.ofMillis(50)));
        long start = System.nanoTime();

        client.send("GET / HTTP/1.1\r\n\r\n").readUntil("\r\n\r\n");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void drips() throws IOException {
        server.on("GET", "/", Answer.status(200).body("01234").dripping(2, Duration.ofMillis(10)));
        long start = System.nanoTime();

        assertThat(client.send("GET / HTTP/1.1\r\n\r\n").readUntil("01234")).contains("Content-Length: 5\r\n");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void claimsMoreThanItSends() throws IOException {
        server.on("GET", "/", Answer.status(200).body("0123").claiming(100));

        assertThat(client.send("GET / HTTP/1.1\r\n\r\n").readToEnd()).endsWith("Content-Length: 100\r\n\r\n0123");
    }

    @Test
    void sendsWithoutEndUntilTheClientGoes() throws IOException {
        server.on("GET", "/", Answer.status(200).body("0123").endless());

        client.send("GET / HTTP/1.1\r\n\r\n").readUntil("012301230123012301230123");
        client.close();

        server.awaitRequest(1).awaitOver();
    }

    @Test
    void sendsNoBodyToHeadAndNoLengthWith204() throws IOException {
        server.on("HEAD", "/", Answer.status(200).body("0123")).on("GET", "/", Answer.status(204));

        assertThat(client.send("HEAD / HTTP/1.1\r\n\r\n").readUntil("\r\n\r\n")).contains("Content-Length: 4");
        assertThat(client.send("GET / HTTP/1.1\r\n\r\n").readUntil("\r\n\r\n")).isEqualTo("HTTP/1.1 204 \r\n\r\n");
    }
}
