package dev.cc5.s3;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.port.TrustedAuthorities;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * TLS 1.3 or 1.2 with the host's name checked; there is no way to turn that off. BoringSSL does it where its native
 * library loads, else the JDK. Thread-safe.
 */
final class Tls {
    /** What is encrypted at once: one block of a file, so that none is copied. */
    private static final int WRAPPED_AT_ONCE = Transfer.BLOCK;

    private final Optional<TrustedAuthorities> authorities;
    private @Nullable SslContext context;

    private Tls(Optional<TrustedAuthorities> authorities) {
        this.authorities = authorities;
    }

    /**
     * Trusts the platform's authorities and those in the file.
     *
     * @throws ConfigurationException when the file cannot be read or holds no certificate
     */
    static Tls trusting(Optional<Path> file) {
        return new Tls(file.map(TrustedAuthorities::of));
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
            authorities.map(TrustedAuthorities::managers).ifPresent(builder::trustManager);
            return builder.build();
        } catch (SSLException e) {
            throw new ConfigurationException(
                    new Explanation(
                            "getting ready for TLS",
                            "it cannot be set up (" + Failures.reason(e) + ")",
                            "Check the Java that runs this."),
                    e);
        }
    }
}
