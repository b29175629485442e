package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.testkit.Link.Direction;
import dev.cc5.testkit.Link.Manner;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of link does to a connection through the proxy. */
@Timeout(20)
class LinkTest {
    private static final String GET = "GET / HTTP/1.1\r\n\r\n";

    private final LoopbackServer server =
            LoopbackServer.plain().on("GET", "/", Answer.status(200).body("fine"));
    private final FaultProxy proxy = FaultProxy.to(server.port());

    @AfterEach
    void close() {
        proxy.close();
        server.close();
    }

    @Test
    void dropsTheConnectionAfterTheServerHasActed() throws IOException {
        proxy.on(Link.droppedAfterAccept(), Link.clean());
        try (RawClient client = client()) {
            assertThatThrownBy(() -> client.send(GET).readToEnd())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        server.awaitRequest(1);
        try (RawClient client = client()) {
            client.send(GET).readUntil("fine");
        }
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void closesWithoutAnAnswerAndInGoodOrder() throws IOException {
        proxy.on(Link.closed());
        try (RawClient client = client()) {
            assertThat(client.send(GET).readToEnd()).isEmpty();
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void cutsAnAnswerAfterSoManyBytes() throws IOException {
        proxy.on(Link.clean().breaking(Direction.TO_CLIENT, 9, Manner.CLOSE));
        try (RawClient client = client()) {
            assertThat(client.send(GET).readToEnd()).isEqualTo("HTTP/1.1 ");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 93})
    void cutsARequestAfterSoManyBytes(int bytes) throws IOException {
        String request = "GET /" + "x".repeat(76) + " HTTP/1.1\r\n\r\n";
        proxy.on(Link.clean().breaking(Direction.TO_SERVER, bytes, Manner.RESET));
        try (RawClient client = client()) {
            assertThatThrownBy(() -> client.send(request).readToEnd()).isInstanceOf(SocketException.class);
        }
        assertThat(request).hasSize(94);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void takesEverythingAndSaysNothing() throws IOException {
        proxy.on(Link.blackHole());
        try (RawClient client = client()) {
            client.send(new byte[20 << 20]);
            assertSilent(client);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void swallowsAnAnswer() throws IOException {
        proxy.on(Link.clean().breaking(Direction.TO_CLIENT, 0, Manner.SWALLOW));
        try (RawClient client = client()) {
            client.send(GET);
            server.awaitRequest(1).awaitOver();
            assertSilent(client);
        }
    }

    @Test
    void stallsSoThatTheSenderMustWait() throws Exception {
        proxy.on(Link.clean().breaking(Direction.TO_SERVER, 100, Manner.STALL));
        try (RawClient client = client()) {
            Thread sender = new Thread(() -> assertThatThrownBy(() -> client.send(new byte[200 << 20])));
            sender.start();
            sender.join(1000);
            assertThat(sender.isAlive()).isTrue();
            proxy.close();
            sender.join();
        }
    }

    @Test
    void offersATinyWindow() throws Exception {
        Link stalled = Link.clean().breaking(Direction.TO_SERVER, 1, Manner.STALL);
        try (FaultProxy narrow = FaultProxy.withTinyWindowTo(server.port()).on(Link.clean(), stalled)) {
            try (RawClient client = new RawClient(narrow.port())) {
                client.send(GET).readUntil("fine");
            }
            assertThat(bytesThatFit(narrow.port())).isLessThan(16_000);
            assertThat(bytesThatFit(proxy.on(stalled).port())).isGreaterThan(50_000);
        }
    }

    /** How much a sender whose own buffer is small can get rid of when nobody reads. */
    private static int bytesThatFit(int port) throws IOException, InterruptedException {
        try (SocketChannel channel = SocketChannel.open()) {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 1);
            channel.connect(new InetSocketAddress("127.0.0.1", port));
            channel.configureBlocking(false);
            int sent = 0;
            for (int idle = 0; idle < 10; idle++) {
                int count = channel.write(ByteBuffer.allocate(1000));
                sent += count;
                if (count > 0) {
                    idle = 0;
                } else {
                    Thread.sleep(20);
                }
            }
            return sent;
        }
    }

    @Test
    void letsNoMoreThroughThanTheBandwidth() throws IOException {
        proxy.on(Link.clean().withBandwidth(100_000));
        server.on("PUT", "/", Answer.status(200).body("fine"));
        long begun = System.nanoTime();
        try (RawClient client = client()) {
            client.send("PUT / HTTP/1.1\r\nContent-Length: 50000\r\n\r\n").send(new byte[50_000]);
            client.readUntil("fine");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofMillis(480), Duration.ofSeconds(5));
    }

    @Test
    void addsLatencyToEachTurn() throws IOException {
        proxy.on(Link.clean().withLatency(Duration.ofMillis(100)));
        long begun = System.nanoTime();
        try (RawClient client = client()) {
            client.send(GET).readUntil("fine");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void refusesLinksThatCannotBe() {
        assertThatThrownBy(() -> Link.clean().inSlicesOf(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Link.clean().withLatency(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Link.clean().breaking(Direction.TO_SERVER, -1, Manner.RESET))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(proxy::on).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultProxy.sometimes(1.1, 0, Link.clean()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private RawClient client() throws IOException {
        return new RawClient(proxy.port());
    }

    private static void assertSilent(RawClient client) {
        assertThatThrownBy(() -> client.patience(200).readToEnd()).isInstanceOf(SocketTimeoutException.class);
    }
}
