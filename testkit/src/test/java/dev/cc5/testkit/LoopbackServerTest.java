package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.testkit.Request.Header;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {
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
    void showsTargetAndHeaderByteForByte() throws IOException {
        client.send("GET //a/%2F%2f/./b?x=+&x=%20&&=\u00e4 HTTP/1.1\r\nX-b: 2\r\nx-A:  1 \r\nX-B:3\r\n\r\n");
        client.readUntil("\r\n\r\n");

        Request request = server.awaitRequest(1);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.target()).isEqualTo("//a/%2F%2f/./b?x=+&x=%20&&=\u00e4");
        assertThat(request.path()).isEqualTo("//a/%2F%2f/./b");
        assertThat(request.headers())
                .containsExactly(new Header("X-b", "2"), new Header("x-A", "1"), new Header("X-B", "3"));
        assertThat(request.headers("x-b")).containsExactly("2", "3");
        assertThat(request.header("absent")).isEmpty();
    }

    @Test
    void takesABodyByLength() throws IOException {
        server.on("PUT", "/key", Answer.status(200).header("ETag", "\"e\"").body("fine"));

        assertThat(client.send(PUT + "0123456789").readUntil("fine"))
                .isEqualTo("HTTP/1.1 200 \r\nETag: \"e\"\r\nContent-Length: 4\r\n\r\nfine");
        Request request = server.awaitRequest(1).awaitComplete();
        assertThat(request.bodyText()).isEqualTo("0123456789");
        assertThat(request.bodyLength()).isEqualTo(10);
        assertThat(request.bodyMd5()).isEqualTo("781e5e245d69b566979b86e28d23f2c7");
    }

    @Test
    void takesABodyInChunks() throws IOException {
        server.on("PUT", "/key", Answer.status(200));

        client.send(
                "PUT /key HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\n012\r\n7\r\n3456789\r\n0\r\nT: 1\r\n\r\n");
        client.readUntil("\r\n\r\n");

        assertThat(server.awaitRequest(1).awaitComplete().bodyText()).isEqualTo("0123456789");
    }

    @Test
    void keepsAConnectionAndNumbersEachOne() throws IOException {
        server.onOthers(request -> Answer.status(204));
        client.send("GET /1 HTTP/1.1\r\n\r\n").readUntil("\r\n\r\n");
        client.send("GET /2 HTTP/1.1\r\nConnection: close\r\n\r\n").readToEnd();
        try (RawClient other = new RawClient(server)) {
            other.send("GET /3 HTTP/1.0\r\n\r\n").readToEnd();
        }

        assertThat(server.requests()).extracting(Request::target).containsExactly("/1", "/2", "/3");
        assertThat(server.requests()).extracting(Request::connection).containsExactly(1, 1, 2);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void answersInTurnAndTheLastForEver() throws IOException {
        server.on("GET", "/", Answer.status(500), Answer.status(200));

        assertThat(get("/?a")).startsWith("HTTP/1.1 500 ");
        assertThat(get("/?b")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/?c")).startsWith("HTTP/1.1 200 ");
        assertThat(server.requests("GET", "/")).hasSize(3);
    }

    @Test
    void answersByAFunctionOfTheRequest() throws IOException {
        server.onEach("GET", "/", request -> Answer.status(request.header("k").isPresent() ? 200 : 401));

        assertThat(get("/")).startsWith("HTTP/1.1 401 ");
        assertThat(client.send("GET / HTTP/1.1\r\nK: v\r\n\r\n").readUntil("\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void saysWhatIsNotScripted() throws IOException {
        assertThat(client.send("GET /x HTTP/1.1\r\n\r\n").readUntil("GET /x\n")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void answers500WhenTheScriptFails() throws IOException {
        server.onEach("GET", "/", request -> {
            throw new AssertionError("unexpected " + request);
        });

        assertThat(client.send("GET / HTTP/1.1\r\n\r\n").readUntil("unexpected GET /"))
                .startsWith("HTTP/1.1 500 ");
    }

    @Test
    void says100OnlyWhenItReadsTheBody() throws IOException {
        String head = "PUT /key HTTP/1.1\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n";
        server.on("PUT", "/key", Answer.status(200), Answer.status(403).early(0));

        assertThat(client.send(head).readUntil("\r\n\r\n")).isEqualTo("HTTP/1.1 100 \r\n\r\n");
        assertThat(client.send("ok").readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(client.send(head).readUntil("\r\n\r\n")).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void keepsOnlyTheStartOfALargeBody() throws IOException {
        server.on("PUT", "/key", Answer.status(200));
        int blocks = 40;
        client.send("PUT /key HTTP/1.1\r\nContent-Length: " + (blocks << 20) + "\r\n\r\n");
        for (int i = 0; i < blocks; i++) {
            client.send(new byte[1 << 20]);
        }
        client.readUntil("\r\n\r\n");

        Request request = server.awaitRequest(1);
        assertThat(request.bodyLength()).isEqualTo(40L << 20);
        // head -c 40M /dev/zero | md5sum
        assertThat(request.bodyMd5()).isEqualTo("ec8bb3b24d5b0f1b5bdf8c8f0f541ee6");
        assertThatThrownBy(request::body).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void dropsAConnectionThatDoesNotSpeakHttp() throws IOException {
        assertThat(client.send("\u0016\u0003\u0001\n").readToEnd()).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void staysMute() throws IOException {
        try (LoopbackServer mute = LoopbackServer.mute();
                Socket socket = new Socket("127.0.0.1", mute.port())) {
            socket.setSoTimeout(50);
            InputStream in = socket.getInputStream();
            assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
        }
    }

    /** Often, because the system closes a socket late when a thread is waiting with it. */
    @RepeatedTest(50)
    void freesThePortWhenClosed() {
        server.close();

        assertThatThrownBy(() -> new RawClient(server)).isInstanceOf(ConnectException.class);
    }

    private String get(String target) throws IOException {
        return client.send("GET " + target + " HTTP/1.1\r\n\r\n").readUntil("\r\n\r\n");
    }
}
