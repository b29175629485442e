package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both servers over https, with a certificate that clients can be told to trust. */
class TlsTest {
    @TempDir
    private Path directory;

    private Sandbox start() {
        return Sandbox.start(
                SandboxSettings.builder().tls(true).dataDirectory(directory).build());
    }

    private static SSLContext trusting(Path pem) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void importsOverHttps() throws Exception {
        try (Sandbox sandbox = start()) {
            HttpClient http = HttpClient.newBuilder()
                    .sslContext(trusting(sandbox.caCertificate().orElseThrow()))
                    .build();
            Client client = new Client(sandbox, http);

            JsonNode slot = client.slot(SyncFile.FAMILY);
            assertThat(slot.get("Url").asText()).startsWith("https://127.0.0.1:");
            assertThat(client.importFile(
                                    SyncFile.FAMILY,
                                    SyncFile.families().row("f1|Doe|4|0").text())
                            .data()
                            .get("Status")
                            .asText())
                    .isEqualTo("Completed");
            HttpRequest byName = HttpRequest.newBuilder(URI.create(
                            sandbox.portal().toString().replace("127.0.0.1", "localhost") + "/status/refresh"))
                    .build();
            assertThat(http.send(byName, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void isNotTrustedByWhoeverWasNotToldTo() {
        try (Sandbox sandbox = start()) {
            assertThatThrownBy(() -> HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(sandbox.s3()).build(), BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void keepsItsCertificate() throws Exception {
        byte[] first;
        try (Sandbox sandbox = start()) {
            first = Files.readAllBytes(sandbox.caCertificate().orElseThrow());
        }
        try (Sandbox sandbox = start()) {
            assertThat(sandbox.caCertificate().orElseThrow()).hasBinaryContent(first);
        }
        Files.write(directory.resolve("tls.p12"), new byte[] {1, 2, 3});
        try (Sandbox sandbox = start()) {
            assertThat(Files.readAllBytes(sandbox.caCertificate().orElseThrow()))
                    .isNotEqualTo(first);
        }
    }

    @Test
    void hasNoneWithoutTls() {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
            assertThat(sandbox.caCertificate()).isEmpty();
        }
    }
}
