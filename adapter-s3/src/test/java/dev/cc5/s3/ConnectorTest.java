package dev.cc5.s3;

import static dev.cc5.s3.NamedHosts.builder;
import static dev.cc5.s3.NamedHosts.put;
import static dev.cc5.s3.NamedHosts.uploads;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How connections come about: by which addresses, and within which time. */
class ConnectorTest {
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
}
