package dev.cc5.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.Deadline;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.BlackHole;
import dev.cc5.testkit.FaultProxy;
import dev.cc5.testkit.Link;
import dev.cc5.testkit.Link.Direction;
import dev.cc5.testkit.Link.Manner;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.MemoryFile;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a bad network does to an upload, on real sockets through a proxy that spoils them (CATALOGUE U28, U29, U48). */
@Timeout(60)
class NetworkFaultsTest {
    private static final int SIZE = 1_000_000;

    private final MemoryFile file = MemoryFile.of("family.cc5txt", random(SIZE));
    private final LoopbackServer server = LoopbackServer.plain().on("PUT", TestUploads.PATH, Answer.status(200));
    private final FaultProxy proxy = FaultProxy.to(server.port());
    private final TestUploads s3 = TestUploads.to(
            server, settings -> settings.idleTimeout(Duration.ofMillis(500)).answerTimeout(Duration.ofMillis(500)));

    @AfterEach
    void close() {
        s3.close();
        proxy.close();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("reset before a byte", breaking(Direction.TO_SERVER, 0, Manner.RESET)),
                Arguments.of("closed before a byte", Link.closed()),
                Arguments.of("reset in the head", breaking(Direction.TO_SERVER, 100, Manner.RESET)),
                Arguments.of("reset half-way", breaking(Direction.TO_SERVER, SIZE / 2, Manner.RESET)),
                Arguments.of("closed half-way", breaking(Direction.TO_SERVER, SIZE / 2, Manner.CLOSE)),
                Arguments.of("reset in the last bytes", breaking(Direction.TO_SERVER, SIZE, Manner.RESET)),
                Arguments.of("reset when all was sent", Link.droppedAfterAccept()),
                Arguments.of("reset in the answer", breaking(Direction.TO_CLIENT, 5, Manner.RESET)),
                Arguments.of("closed in the answer", breaking(Direction.TO_CLIENT, 5, Manner.CLOSE)),
                Arguments.of("stalled half-way", breaking(Direction.TO_SERVER, SIZE / 2, Manner.STALL)),
                Arguments.of("a black hole", Link.blackHole()),
                Arguments.of("a swallowed answer", breaking(Direction.TO_CLIENT, 0, Manner.SWALLOW)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void whatBreaksIsTemporaryAndGoesOutWholeTheNextTime(String name, Link fault) {
        proxy.on(fault, Link.clean());

        TemporaryException failure = catchThrowableOfType(TemporaryException.class, this::put);
        TestUploads.showsNoSecret(failure);
        put();

        int last = server.requests().size() - 1;
        assertThat(server.requests().get(last).awaitComplete().bodyMd5())
                .isEqualTo(file.md5().orElseThrow());
    }

    static Stream<Link> slow() {
        return Stream.of(
                Link.clean().withLatency(Duration.ofMillis(100)),
                Link.clean().withBandwidth(500_000),
                Link.clean().inSlicesOf(7));
    }

    @ParameterizedTest
    @MethodSource("slow")
    void slowIsNotBroken(Link link) {
        proxy.on(link);
        try (TestUploads patient = TestUploads.to(LoopbackServer.plain())) {
            patient.putTo(proxy.origin() + TestUploads.TARGET, file, TestUploads.PATIENCE);
        }

        assertThat(server.awaitRequest(1).awaitComplete().bodyMd5())
                .isEqualTo(file.md5().orElseThrow());
    }

    @Test
    void worksByteByByteThroughATinyWindow() {
        MemoryFile small = MemoryFile.of("family.cc5txt", random(50_000));
        try (FaultProxy narrow =
                FaultProxy.withTinyWindowTo(server.port()).on(Link.clean().inSlicesOf(1))) {
            s3.putTo(narrow.origin() + TestUploads.TARGET, small, TestUploads.PATIENCE);
        }
        assertThat(server.awaitRequest(1).awaitComplete().bodyMd5())
                .isEqualTo(small.md5().orElseThrow());
    }

    @Test
    void givesUpAConnectionThatNeverComesAbout() {
        try (BlackHole hole = BlackHole.open();
                TestUploads lost = TestUploads.to(
                        LoopbackServer.plain(), settings -> settings.connectTimeout(Duration.ofMillis(300)))) {
            TemporaryException failure = catchThrowableOfType(
                    TemporaryException.class,
                    () -> lost.putTo("http://127.0.0.1:" + hole.port() + "/k", file, TestUploads.PATIENCE));

            assertThat(failure.sent()).isEqualTo(Sent.NO);
            // The time for connecting is shared by all addresses: a busy machine has spent some of the 300 ms before.
            assertThat(failure).hasMessageMatching("(?s).*nobody answered within [1-3]\\d\\d ms.*");
        }
    }

    /** Of a name with a dead address, another one is tried within the time for connecting (CATALOGUE P57). */
    @Test
    void doesNotSpendAllItsTimeOnADeadAddress() throws UnknownHostException {
        List<InetAddress> addresses = List.of(InetAddress.getByName("127.0.0.77"), InetAddress.getByName("127.0.0.1"));
        UploadSettings settings = UploadSettings.builder(URI.create("http://localhost"))
                .connectTimeout(Duration.ofSeconds(1))
                .build();
        try (BlackHole dead = BlackHole.at("127.0.0.77", server.port());
                S3Uploads uploads = S3Uploads.open(settings, new FixedLookup(addresses))) {
            long begun = System.nanoTime();

            uploads.fileUploader()
                    .orElseThrow()
                    .upload(
                            file,
                            TestUploads.slot("http://bucket.s3.example.com:" + dead.port() + TestUploads.TARGET),
                            bytes -> {},
                            Deadline.in(TestUploads.PATIENCE));

            assertThat(server.requests()).hasSize(1);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private record FixedLookup(List<InetAddress> found) implements Lookup {
        @Override
        public List<InetAddress> addresses(String host, Deadline deadline) {
            return found;
        }

        @Override
        public void close() {}
    }

    private void put() {
        s3.putTo(proxy.origin() + TestUploads.TARGET, file, TestUploads.PATIENCE);
    }

    private static Link breaking(Direction direction, long bytes, Manner manner) {
        return Link.clean().breaking(direction, bytes, manner);
    }
}
