package dev.cc5.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Deadline;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.MemoryFile;
import dev.cc5.testkit.Request;
import dev.cc5.testkit.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How connections come about and are kept. */
class ConnectionsTest {
    private static final MemoryFile FILE = MemoryFile.of("family.cc5txt", "00|C|cc5|20261124|1|\n");

    @Test
    void usesAConnectionAgain() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200))) {
            s3.put("one");
            s3.put("two");
            s3.put(TestSource.ofSize(1_000_000));
            s3.put("four");

            assertThat(s3.server.connections()).isEqualTo(1);
        }
    }

    @Test
    void usesAConnectionAgainAfterARefusalOfAWholeBody() {
        try (TestUploads s3 = TestUploads.answering(TestUploads.error(503, "SlowDown", "Slow"), Answer.status(200))) {
            assertThatThrownBy(() -> s3.put("one")).isInstanceOf(TemporaryException.class);
            s3.put("two");

            assertThat(s3.server.connections()).isEqualTo(1);
        }
    }

    @Test
    void usesNoConnectionAgainThatIsToBeClosed() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200).header("Connection", "close"))) {
            s3.put("one");
            s3.put("two");

            assertThat(s3.server.requests()).extracting(Request::connection).containsExactly(1, 2);
        }
    }

    @Test
    void triesOnceMoreAtOnceWhereAKeptConnectionHadDied() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200), Answer.reset(), Answer.status(200))) {
            s3.put("one");
            s3.put("two");

            assertThat(s3.server.requests()).extracting(Request::connection).containsExactly(1, 1, 2);
            assertThat(s3.server.requests().get(2).bodyText()).isEqualTo("two");
        }
    }

    @Test
    void triesNoThirdTime() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200), Answer.reset())) {
            s3.put("one");
            assertThatThrownBy(() -> s3.put("two")).isInstanceOf(TemporaryException.class);

            assertThat(s3.server.requests()).hasSize(3);
        }
    }

    @Test
    void usesNoConnectionAgainOnWhichMoreCameThanWasAskedFor() {
        Answer twice = exchange -> {
            exchange.readBody();
            exchange.write(
                    "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n".repeat(2).getBytes(StandardCharsets.US_ASCII));
        };
        try (TestUploads s3 = TestUploads.answering(twice, Answer.status(500))) {
            s3.put("one");
            s3.server.awaitRequest(1).awaitOver();

            assertThatThrownBy(() -> s3.put("two")).isInstanceOf(TemporaryException.class);
        }
    }

    @Test
    void runsNoMoreUploadsAtOnceThanIsAllowed() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Answer counting = exchange -> {
            exchange.readBody();
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            exchange.pause(Duration.ofMillis(20));
            running.decrementAndGet();
            Answer.status(200).play(exchange);
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (TestUploads s3 = TestUploads.configured(settings -> settings.maxConnections(2), counting)) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[16];
            for (int i = 0; i < all.length; i++) {
                all[i] = CompletableFuture.runAsync(() -> s3.put("x"), threads);
            }
            CompletableFuture.allOf(all).join();

            assertThat(most).hasValue(2);
            assertThat(s3.server.connections()).isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void connectsToTheAddressThatWasCheckedAndAsksForTheName() {
        List<String> lookups = new ArrayList<>();
        LoopbackServer server = LoopbackServer.plain().onOthers(request -> Answer.status(200));
        try (server;
                S3Uploads uploads = uploads(builder(), lookups, "127.0.0.1")) {
            put(uploads, "http://bucket.s3.example.com:" + server.port() + "/k");
            put(uploads, "http://bucket.s3.example.com:" + server.port() + "/k");

            assertThat(server.awaitRequest(1).headers("Host"))
                    .containsExactly("bucket.s3.example.com:" + server.port());
            assertThat(lookups).containsExactly("bucket.s3.example.com");
        }
    }

    @Test
    void connectsToNoAddressThatThePolicyForbids() {
        try (LoopbackServer server = LoopbackServer.tls();
                S3Uploads uploads = uploads(
                        UploadSettings.builder(URI.create("https://portal.example.com"))
                                .caCertificates(server.caCertificate()),
                        new ArrayList<>(),
                        "127.0.0.1")) {
            assertThatThrownBy(() -> put(uploads, "https://bucket.s3.example.com:" + server.port() + "/k"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("127.0.0.1");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void checksTheCertificateByTheNameAndNotByTheAddress() {
        try (LoopbackServer server = LoopbackServer.tls().onOthers(request -> Answer.status(200));
                S3Uploads uploads =
                        uploads(builder().caCertificates(server.caCertificate()), new ArrayList<>(), "127.0.0.1")) {
            put(uploads, "https://localhost:" + server.port() + "/k");
            assertThatThrownBy(() -> put(uploads, "https://bucket.s3.example.com:" + server.port() + "/k"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("certificate");
        }
    }

    @Test
    void triesTheNextAddressWhereOneIsDead() {
        LoopbackServer server = LoopbackServer.plain().onOthers(request -> Answer.status(200));
        try (server;
                S3Uploads uploads = uploads(builder(), new ArrayList<>(), "127.0.0.77", "127.0.0.1")) {
            put(uploads, "http://bucket.s3.example.com:" + server.port() + "/k");

            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void saysThatNothingWasSentWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (S3Uploads uploads = uploads(builder(), new ArrayList<>(), "127.0.0.1", "127.0.0.2")) {
            TemporaryException e = catchThrowableOfType(
                    TemporaryException.class, () -> put(uploads, "http://bucket.s3.example.com:" + port + "/k"));
            assertThat(e.sent()).isEqualTo(Sent.NO);
        }
    }

    @Test
    void saysThatAHostIsNotKnown() {
        try (S3Uploads uploads = uploads(builder(), new ArrayList<>())) {
            TemporaryException e = catchThrowableOfType(
                    TemporaryException.class, () -> put(uploads, "https://bucket.s3.example.com/k"));
            assertThat(e).hasMessageContaining("not known");
            assertThat(e.sent()).isEqualTo(Sent.NO);
        }
    }

    @Test
    void givesUpAHandshakeThatDoesNotEnd() {
        try (LoopbackServer server = LoopbackServer.mute();
                S3Uploads uploads =
                        uploads(builder().tlsTimeout(Duration.ofMillis(200)), new ArrayList<>(), "127.0.0.1")) {
            assertThatThrownBy(() -> put(uploads, "https://localhost:" + server.port() + "/k"))
                    .isInstanceOf(TemporaryException.class)
                    .hasMessageContaining("200 ms");
        }
    }

    @Test
    void trustsNoAuthorityThatNobodyNamed() {
        try (LoopbackServer server = LoopbackServer.tls();
                TestUploads s3 = TestUploads.to(server)) {
            assertThatThrownBy(() -> s3.put("x"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("ca-cert");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void trustsNoCertificateOfAnotherHostAndNoneThatHasExpired() {
        for (TestCertificate bad : List.of(TestCertificate.ofAnotherHost(), TestCertificate.expired())) {
            LoopbackServer server = LoopbackServer.tls(bad);
            try (TestUploads s3 = TestUploads.to(server, settings -> settings.caCertificates(server.caCertificate()))) {
                assertThatThrownBy(() -> s3.put("x")).isInstanceOf(ConfigurationException.class);
                assertThat(server.requests()).isEmpty();
            }
        }
    }

    @Test
    void saysThatOneDoesNotSpeakTls() throws IOException {
        try (ServerSocket mail = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                S3Uploads uploads = uploads(builder(), new ArrayList<>(), "127.0.0.1")) {
            CompletableFuture.runAsync(() -> greet(mail));
            assertThatThrownBy(() -> put(uploads, "https://localhost:" + mail.getLocalPort() + "/k"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("TLS");
        }
    }

    private static void greet(ServerSocket mail) {
        try (Socket client = mail.accept()) {
            client.getOutputStream().write("220 mail.example.com\r\n".getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refusesAFileWithoutCertificates(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path text = Files.writeString(folder.resolve("text.pem"), "hello\n");
        for (Path file : List.of(empty, text, folder.resolve("missing.pem"))) {
            assertThatThrownBy(
                            () -> S3Uploads.open(builder().caCertificates(file).build()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @RepeatedTest(20)
    void closingCancelsWhatIsUnderWay() {
        TestUploads s3 = TestUploads.answering(Answer.never());
        CompletableFuture<Void> upload = CompletableFuture.runAsync(() -> s3.put("x"));
        s3.server.awaitRequest(1);

        s3.uploads.close();

        assertThat(upload).failsWithin(Duration.ofSeconds(5));
        assertThatThrownBy(upload::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ImportCancelledException.class);
        assertThatThrownBy(() -> s3.put("y")).isInstanceOf(ImportCancelledException.class);
        s3.server.close();
    }

    private static UploadSettings.Builder builder() {
        return UploadSettings.builder(URI.create("http://localhost")).allowedHosts(Set.of());
    }

    private static S3Uploads uploads(UploadSettings.Builder settings, List<String> lookups, String... addresses) {
        return S3Uploads.open(settings.build(), new TestLookup(lookups, addresses));
    }

    private static void put(S3Uploads uploads, String url) {
        uploads.fileUploader()
                .orElseThrow()
                .upload(FILE, TestUploads.slot(url), bytes -> {}, Deadline.in(TestUploads.PATIENCE));
    }

    /** Finds the same addresses for every name, and keeps the names. */
    private record TestLookup(List<String> names, String... addresses) implements Lookup {
        @Override
        public List<InetAddress> addresses(String host, Deadline deadline) throws UnknownHostException {
            names.add(host);
            List<InetAddress> all = new ArrayList<>();
            for (String address : addresses) {
                all.add(InetAddress.getByName(address));
            }
            if (all.isEmpty()) {
                throw new UnknownHostException(host);
            }
            return all;
        }

        @Override
        public void close() {}
    }
}
