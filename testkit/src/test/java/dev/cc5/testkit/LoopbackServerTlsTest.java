package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class LoopbackServerTlsTest {
    @Test
    void servesWhoTrustsItsCertificate() throws Exception {
        try (LoopbackServer server = LoopbackServer.tls()) {
            server.on("PUT", "/key", Answer.status(200).body("fine"));

            HttpResponse<String> response = put(server.uri("/key"), trusting(server.caCertificate()));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("fine");
            assertThat(server.awaitRequest(1).bodyText()).isEqualTo("0123456789");
            assertThat(put(URI.create("https://localhost:" + server.port() + "/key"), trusting(server.caCertificate()))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void isNotTrustedByDefault() throws Exception {
        try (LoopbackServer server = LoopbackServer.tls()) {
            assertThatThrownBy(() -> put(server.uri("/key"), SSLContext.getDefault()))
                    .isInstanceOf(SSLException.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void hasACertificateOfAnotherHost() throws Exception {
        try (LoopbackServer server = LoopbackServer.tls(TestCertificate.ofAnotherHost())) {
            assertThatThrownBy(() -> put(server.uri("/key"), trusting(server.caCertificate())))
                    .isInstanceOf(SSLException.class)
                    .hasStackTraceContaining("127.0.0.1");
        }
    }

    @Test
    void hasACertificateThatExpired() throws Exception {
        try (LoopbackServer server = LoopbackServer.tls(TestCertificate.expired())) {
            assertThatThrownBy(() -> put(server.uri("/key"), trusting(server.caCertificate())))
                    .isInstanceOf(SSLException.class)
                    .hasStackTraceContaining("NotAfter");
        }
    }

    @Test
    void resetsOverTlsToo() throws Exception {
        try (LoopbackServer server = LoopbackServer.tls()) {
            server.on("GET", "/", Answer.reset());
            try (Socket socket =
                    trusting(server.caCertificate()).getSocketFactory().createSocket("127.0.0.1", server.port())) {
                OutputStream out = socket.getOutputStream();
                out.write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                InputStream in = socket.getInputStream();

                assertThatThrownBy(in::read).isInstanceOf(SocketException.class);
            }
        }
    }

    private static HttpResponse<String> put(URI uri, SSLContext context) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .PUT(BodyPublishers.ofString("0123456789"))
                .build();
        return HttpClient.newBuilder().sslContext(context).build().send(request, BodyHandlers.ofString());
    }

    private static SSLContext trusting(Path pem) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
