package dev.cc5.s3;

import static dev.cc5.s3.NamedHosts.builder;
import static dev.cc5.s3.NamedHosts.put;
import static dev.cc5.s3.NamedHosts.uploads;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ConfigurationException;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.TestCertificate;
import io.netty.handler.ssl.OpenSsl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whom a connection trusts. These tests and those of connections run twice: with BoringSSL, and with the JDK's TLS as
 * where its library does not load.
 */
class TlsTest {
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "BoringSSL comes for Linux only")
    void thisRunHasTheTlsThatItIsAbout() {
        assertThat(OpenSsl.isAvailable()).isEqualTo("boringssl".equals(System.getProperty("cc5.tls")));
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
}
