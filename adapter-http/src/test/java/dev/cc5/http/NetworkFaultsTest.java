package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.BlackHole;
import dev.cc5.testkit.FaultProxy;
import dev.cc5.testkit.Link;
import dev.cc5.testkit.Link.Direction;
import dev.cc5.testkit.Link.Manner;
import dev.cc5.testkit.LoopbackServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a bad network does to calls, on real sockets through a proxy that spoils them (CATALOGUE P03 to P09, P57). */
@Timeout(30)
class NetworkFaultsTest {
    private static final PortalTimeouts SHORT = new PortalTimeouts(
            Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(500), Duration.ofMillis(1500));

    private final LoopbackServer server = LoopbackServer.plain()
            .on("POST", TestPortal.ASYNC, TestPortal.received())
            .on("POST", TestPortal.PATH, TestPortal.goodSlot())
            .on("GET", TestPortal.STATUS, Answer.json(200, "{\"Data\":{\"Status\":\"done\"}}"));
    private final FaultProxy proxy = FaultProxy.to(server.port());
    private final TestPortal portal = TestPortal.start(
            server, settings -> TestPortal.settings(URI.create(proxy.origin())).timeouts(SHORT));

    @AfterEach
    void close() {
        portal.close();
        proxy.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("closed before the request arrived", Link.closed()),
                Arguments.of("a black hole", Link.blackHole()),
                Arguments.of("reset in the request's head", breaking(Direction.TO_SERVER, 20, Manner.RESET)),
                Arguments.of("stalled in the request's head", breaking(Direction.TO_SERVER, 20, Manner.STALL)),
                Arguments.of("dropped after the request was accepted", Link.droppedAfterAccept()),
                Arguments.of("closed without an answer", breaking(Direction.TO_CLIENT, 0, Manner.CLOSE)),
                Arguments.of("no answer's head at all", breaking(Direction.TO_CLIENT, 0, Manner.SWALLOW)),
                Arguments.of("cut in the answer's head", breaking(Direction.TO_CLIENT, 12, Manner.CLOSE)),
                Arguments.of("cut in the answer's body", breaking(Direction.TO_CLIENT, 80, Manner.CLOSE)),
                Arguments.of("reset in the answer's body", breaking(Direction.TO_CLIENT, 80, Manner.RESET)),
                Arguments.of("stalled in the answer's body", breaking(Direction.TO_CLIENT, 80, Manner.STALL)),
                Arguments.of("dripping", Link.clean().withBandwidth(60)));
    }

    /** Whether the portal has acted cannot be seen from here: what may have left must count as sent. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aStartThatLeftMayHaveBeenSent(String name, Link fault) {
        proxy.on(fault);

        TemporaryException failure = lost(portal::startImport);

        assertThat(failure.trouble()).isEqualTo(Trouble.NETWORK);
        assertThat(failure.sent()).isEqualTo(Sent.MAYBE);
        assertThat(server.requests().size()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void theOtherCallsAreTemporarilyLostAndWorkAgain(String name, Link fault) {
        proxy.on(fault, fault, Link.clean());

        assertThat(lost(portal::requestSlot).trouble()).isEqualTo(Trouble.NETWORK);
        assertThat(lost(portal::check).trouble()).isEqualTo(Trouble.NETWORK);
        assertThat(portal.requestSlot().file().id()).isEqualTo(TestPortal.FILE_ID);
        assertThat(portal.check().word()).isEqualTo("done");
    }

    static Stream<Link> slow() {
        return Stream.of(
                Link.clean().inSlicesOf(1),
                Link.clean().withLatency(Duration.ofMillis(100)),
                Link.clean().withBandwidth(20_000));
    }

    @ParameterizedTest
    @MethodSource("slow")
    void slowIsNotLost(Link link) {
        proxy.on(link);

        portal.requestSlot();
        portal.startImport();
        portal.check();

        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void worksThroughATinyWindow() {
        try (FaultProxy narrow = FaultProxy.withTinyWindowTo(server.port());
                TestPortal behind = TestPortal.start(server, s -> TestPortal.settings(URI.create(narrow.origin())))) {
            behind.requestSlot();
            behind.startImport();
            assertThat(behind.check().word()).isEqualTo("done");
        }
    }

    @Test
    void givesUpAConnectionThatNeverComesAbout() {
        try (BlackHole hole = BlackHole.open();
                TestPortal lost = TestPortal.start(
                        LoopbackServer.plain(),
                        s -> TestPortal.settings(URI.create("http://127.0.0.1:" + hole.port()))
                                .timeouts(SHORT))) {
            long begun = System.nanoTime();

            TemporaryException failure = lost(lost::startImport);

            assertThat(failure.sent()).isEqualTo(Sent.NO);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(SHORT.connect(), SHORT.call());
        }
    }

    /** A name with two addresses of which only one, whichever, is served. */
    @ParameterizedTest
    @MethodSource("addressesOfLocalhost")
    void findsThePortalAtEitherAddressOfItsName(String address) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getByName(address));
                TestPortal named = TestPortal.start(
                        LoopbackServer.plain(),
                        s -> TestPortal.settings(URI.create("http://localhost:" + listener.getLocalPort())))) {
            Thread portalThread = new Thread(() -> answerOnce(listener));
            portalThread.start();

            assertThat(named.check().word()).isEqualTo("done");
        }
    }

    static Stream<String> addressesOfLocalhost() throws IOException {
        return Stream.of(InetAddress.getAllByName("localhost")).map(InetAddress::getHostAddress);
    }

    private static void answerOnce(ServerSocket listener) {
        String body = "{\"Data\":{\"Status\":\"done\"}}";
        String answer = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (Socket client = listener.accept()) {
            OutputStream out = client.getOutputStream();
            client.getInputStream().read(new byte[1000]);
            out.write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            Assumptions.abort("The client went: " + e);
        }
    }

    private static Link breaking(Direction direction, long bytes, Manner manner) {
        return Link.clean().breaking(direction, bytes, manner);
    }

    private static TemporaryException lost(ThrowingCallable call) {
        return catchThrowableOfType(TemporaryException.class, call);
    }
}
