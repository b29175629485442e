package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.testkit.Link.Direction;
import dev.cc5.testkit.Link.Manner;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The proxy hands on what both sides say, gives each connection its link, and ends. */
@Timeout(20)
class FaultProxyTest {
    private static final String GET = "GET / HTTP/1.1\r\n\r\n";

    private final LoopbackServer server =
            LoopbackServer.plain().on("GET", "/", Answer.status(200).body("fine"));
    private final FaultProxy proxy = FaultProxy.to(server.port());

    @AfterEach
    void close() {
        proxy.close();
        server.close();
    }

    static List<Link> harmless() {
        return List.of(
                Link.clean(),
                Link.clean().inSlicesOf(1),
                Link.clean().withLatency(Duration.ofMillis(20)),
                Link.clean().withBandwidth(20_000),
                Link.clean().breaking(Direction.TO_CLIENT, 1000, Manner.RESET),
                Link.clean().breaking(Direction.TO_SERVER, 2L * GET.length(), Manner.RESET));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void handsOnWhatBothSay(Link link) throws IOException {
        proxy.on(link);
        try (RawClient client = client()) {
            assertThat(client.send(GET).readUntil("fine")).startsWith("HTTP/1.1 200 ");
            assertThat(client.send(GET).readUntil("fine")).startsWith("HTTP/1.1 200 ");
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void handsOnTheEndOfEitherSide() throws IOException {
        server.on("GET", "/", Answer.status(200).body("fine").thenClose());
        try (RawClient client = client()) {
            assertThat(client.send(GET).readToEnd()).endsWith("fine");
        }
        server.on("GET", "/", Answer.never());
        try (RawClient client = client()) {
            client.send(GET);
            server.awaitRequest(2);
        }
        server.awaitRequest(2).awaitOver();
    }

    @Test
    void handsOnAResetOfTheServers() throws IOException {
        server.on("GET", "/", Answer.reset());
        try (RawClient client = client()) {
            assertThatThrownBy(() -> client.send(GET).readToEnd()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void drawsTheSameConnectionsBySeed() {
        Link lost = Link.closed();
        IntFunction<Link> script = FaultProxy.sometimes(0.2, 7, lost);

        List<Integer> drawn = IntStream.rangeClosed(1, 10_000)
                .filter(n -> script.apply(n) == lost)
                .boxed()
                .toList();

        assertThat(drawn.size()).isBetween(1800, 2200);
        assertThat(IntStream.rangeClosed(1, 10_000)
                        .filter(n -> FaultProxy.sometimes(0.2, 7, lost).apply(n) == lost)
                        .boxed())
                .isEqualTo(drawn);
        assertThat(IntStream.range(1, 100)
                        .filter(n -> FaultProxy.sometimes(0, 7, lost).apply(n) == lost))
                .isEmpty();
        assertThat(IntStream.range(1, 100)
                        .filter(n -> FaultProxy.sometimes(1, 7, lost).apply(n) == lost))
                .hasSize(99);
    }

    @Test
    void resetsClientsWhenThereIsNoServer() throws IOException {
        server.close();
        try (RawClient client = client()) {
            assertThatThrownBy(() -> client.send(GET).readToEnd()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void freesThePortAndEndsItsConnectionsWhenClosed() throws IOException {
        try (RawClient client = client()) {
            client.send(GET).readUntil("fine");

            proxy.close();

            assertThatThrownBy(client::readToEnd).isInstanceOf(SocketException.class);
            assertThatThrownBy(this::client).isInstanceOf(ConnectException.class);
            server.awaitRequest(1).awaitOver();
        }
    }

    private RawClient client() throws IOException {
        return new RawClient(proxy.port());
    }
}
