package dev.cc5.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedAuthoritiesTest {
    @TempDir
    Path directory;

    private static List<X509Certificate> machines() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return accepted(factory);
    }

    private static List<X509Certificate> accepted(TrustManagerFactory factory) {
        return Arrays.stream(factory.getTrustManagers())
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                .toList();
    }

    @Test
    void areReadInEveryUsualFormAndStandBesideTheMachinesOwn() throws Exception {
        X509Certificate one = machines().get(0);
        byte[] pkcs7 = CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(one))
                .getEncoded("PKCS7");
        byte[] pem = ("As openssl prints it:\n-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(one.getEncoded()) + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);

        for (byte[] form : List.of(pem, one.getEncoded(), pkcs7)) {
            Path file = Files.write(directory.resolve("ca"), form);
            assertThat(accepted(TrustedAuthorities.of(file).managers()))
                    .contains(one)
                    .containsAll(machines());
        }
    }

    @Test
    void areRefusedByTheNameOfTheirFile() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.pem"));
        Path text = Files.writeString(directory.resolve("text.pem"), "no certificate");

        for (Path file : List.of(empty, text, directory.resolve("missing.pem"))) {
            assertThatThrownBy(() -> TrustedAuthorities.of(file))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("PEM");
        }
    }
}
