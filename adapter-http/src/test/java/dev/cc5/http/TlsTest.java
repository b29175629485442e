package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.TestCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TlsTest {
    @Test
    void trustsACertificateOfTheGivenAuthority() {
        LoopbackServer server = LoopbackServer.tls();
        try (TestPortal portal = TestPortal.start(server, settings -> settings.caCertificate(server.caCertificate()))) {
            server.on("POST", TestPortal.ASYNC, TestPortal.received());

            portal.startImport();

            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void trustsNoCertificateOfAnUnknownAuthority() {
        try (TestPortal portal = TestPortal.start(LoopbackServer.tls(), settings -> settings)) {
            assertNotTrusted(portal);
        }
    }

    @Test
    void trustsNoCertificateOfAnotherHost() {
        LoopbackServer server = LoopbackServer.tls(TestCertificate.ofAnotherHost());
        try (TestPortal portal = TestPortal.start(server, settings -> settings.caCertificate(server.caCertificate()))) {
            assertNotTrusted(portal);
        }
    }

    @Test
    void trustsNoCertificateWhoseTimeIsUp() {
        LoopbackServer server = LoopbackServer.tls(TestCertificate.expired());
        try (TestPortal portal = TestPortal.start(server, settings -> settings.caCertificate(server.caCertificate()))) {
            assertNotTrusted(portal);
        }
    }

    @Test
    void doesNotFallBackToHttp() throws IOException {
        LoopbackServer other = LoopbackServer.plain();
        try (ServerSocket plain = new ServerSocket(0);
                TestPortal portal = TestPortal.start(
                        other,
                        settings -> TestPortal.settings(URI.create("https://127.0.0.1:" + plain.getLocalPort())))) {
            new Thread(() -> answerEachConnection(plain, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"))
                    .start();

            assertThatThrownBy(portal::startImport)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("does not speak TLS");
        }
    }

    @Test
    void takesAServerThatKnowsNoCommonCipherForAWrongSetting() throws Exception {
        LoopbackServer other = LoopbackServer.plain();
        SSLContext keyless = SSLContext.getInstance("TLS");
        keyless.init(new KeyManager[0], null, null);
        try (ServerSocket keylessServer = keyless.getServerSocketFactory().createServerSocket(0);
                TestPortal portal = TestPortal.start(
                        other,
                        settings ->
                                TestPortal.settings(URI.create("https://127.0.0.1:" + keylessServer.getLocalPort())))) {
            new Thread(() -> answerEachConnection(keylessServer, "never written")).start();

            assertThatThrownBy(portal::startImport)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("no way of encryption");
        }
    }

    private static void answerEachConnection(ServerSocket listener, String answer) {
        while (!listener.isClosed()) {
            try (Socket connection = listener.accept()) {
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                connection.getInputStream().readAllBytes();
            } catch (IOException e) {
                // The client went, or the test is over.
                continue;
            }
        }
    }

    @Test
    void givesUpAHandshakeThatNeverEnds() {
        LoopbackServer server = LoopbackServer.mute();
        URI https = URI.create("https://127.0.0.1:" + server.port());
        PortalTimeouts timeouts = new PortalTimeouts(
                Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(10));
        try (TestPortal portal =
                TestPortal.start(server, settings -> TestPortal.settings(https).timeouts(timeouts))) {
            TemporaryException failure = catchThrowableOfType(TemporaryException.class, portal::startImport);

            assertThat(failure.sent()).isEqualTo(Sent.NO);
            assertThat(failure).hasMessageContaining("handshake");
        }
    }

    @Test
    void takesAConnectionClosedInTheHandshakeForTemporary() {
        LoopbackServer closing = LoopbackServer.plain();
        URI https = URI.create("https://127.0.0.1:" + closing.port());
        try (TestPortal portal = TestPortal.start(closing, settings -> TestPortal.settings(https))) {
            TemporaryException failure = catchThrowableOfType(TemporaryException.class, portal::startImport);

            assertThat(failure.sent()).isEqualTo(Sent.NO);
            assertThat(closing.requests()).isEmpty();
        }
    }

    @Test
    void namesTheCertificateFileThatCannotBeUsed(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("ca.pem"), "no certificate");
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path missing = folder.resolve("missing.pem");

        for (Path file : new Path[] {text, empty, missing}) {
            PortalSettings settings = TestPortal.settings(URI.create("https://portal.example.com"))
                    .caCertificate(file)
                    .build();
            assertThatThrownBy(() -> HttpPortal.connect(settings))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    private static void assertNotTrusted(TestPortal portal) {
        portal.server.onOthers(request -> Answer.status(200));
        assertThatThrownBy(portal::startImport)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cannot be trusted");
        assertThat(portal.server.requests()).isEmpty();
    }

    @Test
    void takesACertificateInBinaryFormToo(@TempDir Path folder) throws IOException, GeneralSecurityException {
        LoopbackServer server = LoopbackServer.tls().on("POST", TestPortal.ASYNC, TestPortal.received());
        Path der = folder.resolve("ca.cer");
        try (InputStream pem = Files.newInputStream(server.caCertificate())) {
            Files.write(
                    der,
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(pem)
                            .getEncoded());
        }

        try (TestPortal portal = TestPortal.start(server, settings -> settings.caCertificate(der))) {
            portal.startImport();
        }

        assertThat(server.requests()).hasSize(1);
    }
}
