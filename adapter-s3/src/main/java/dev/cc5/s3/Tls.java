package dev.cc5.s3;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS 1.3 or 1.2 with the host's name checked; there is no way to turn that off. BoringSSL does it where its native
 * library loads, else the JDK. Thread-safe.
 */
final class Tls {
    /** What is encrypted at once: one block of a file, so that none is copied. */
    private static final int WRAPPED_AT_ONCE = Transfer.BLOCK;

    private final List<X509Certificate> ownAuthorities;
    private @Nullable SslContext context;

    private Tls(List<X509Certificate> ownAuthorities) {
        this.ownAuthorities = ownAuthorities;
    }

    /**
     * Trusts the platform's authorities and those in the file.
     *
     * @throws ConfigurationException when the file cannot be read or holds no certificate
     */
    static Tls trusting(Optional<Path> pem) {
        return new Tls(pem.map(Tls::read).orElse(List.of()));
    }

    private static List<X509Certificate> read(Path pem) {
        List<X509Certificate> certificates = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(pem))) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                certificates.add((X509Certificate) certificate);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(pem, "it cannot be read (" + Failures.reason(e) + ")", e);
        }
        if (certificates.isEmpty()) {
            throw unusable(pem, "there is no certificate in it", null);
        }
        return certificates;
    }

    private static ConfigurationException unusable(Path pem, String happened, @Nullable Throwable cause) {
        return new ConfigurationException(
                new Explanation(
                        "reading the certificates in " + pem, happened, "Name a file with certificates in PEM form."),
                cause);
    }

    /**
     * Begins to load what TLS needs, on a thread of its own: it takes a fifth of a second, which the portal's answer to
     * step 1 takes as well.
     */
    void getReady() {
        Thread thread = new Thread(this::tryToGetReady, "cc5-tls");
        thread.setDaemon(true);
        thread.start();
    }

    private void tryToGetReady() {
        try {
            context();
        } catch (ConfigurationException e) {
            // Whoever needs it will try again, and tell it.
            return;
        }
    }

    /** A handler for one connection to this host. */
    SslHandler handler(Endpoint endpoint) {
        SslHandler handler = context().newHandler(ByteBufAllocator.DEFAULT, endpoint.plainHost(), endpoint.port());
        handler.setWrapDataSize(WRAPPED_AT_ONCE);
        // The calling thread has the patience, and the deadline.
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    private synchronized SslContext context() {
        SslContext known = context;
        if (known == null) {
            known = build();
            context = known;
        }
        return known;
    }

    private SslContext build() {
        try {
            SslContextBuilder builder = SslContextBuilder.forClient()
                    .sslProvider(OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .endpointIdentificationAlgorithm("HTTPS");
            if (!ownAuthorities.isEmpty()) {
                builder.trustManager(trustManagers());
            }
            return builder.build();
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigurationException(
                    new Explanation(
                            "getting ready for TLS",
                            "the authorities to trust cannot be put together (" + Failures.reason(e) + ")",
                            "Check the platform's trust store."),
                    e);
        }
    }

    private TrustManagerFactory trustManagers() throws IOException, GeneralSecurityException {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null, null);
        int number = 0;
        for (X509Certificate certificate : ownAuthorities) {
            authorities.setCertificateEntry("own-" + number++, certificate);
        }
        for (X509Certificate certificate : platformAuthorities()) {
            authorities.setCertificateEntry("platform-" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return factory;
    }

    private static List<X509Certificate> platformAuthorities() throws GeneralSecurityException {
        TrustManagerFactory platform = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        platform.init((KeyStore) null);
        List<X509Certificate> authorities = new ArrayList<>();
        for (TrustManager manager : platform.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                authorities.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        return authorities;
    }
}
