package dev.cc5.s3;

import dev.cc5.port.ProxyServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How to upload. Immutable; {@link #toString()} shows no credentials of a proxy's.
 *
 * @param portal the portal that gives the signed URLs out: what it may name depends on where it is itself
 * @param idleTimeout how long no byte may move before an upload counts as stalled
 * @param connectTimeout how long a TCP connection may take, all addresses of the host together; a proxy's tunnel too
 * @param tlsTimeout how long a TLS handshake may take
 * @param answerTimeout how long S3 may take to answer after it got the last byte
 * @param caCertificates a PEM file with certificates to trust besides the platform's own
 * @param proxy the HTTP proxy on the way
 * @param allowedHosts hosts that may be uploaded to although their addresses are private; in lower case
 * @param maxConnections how many uploads may run at once; further ones wait for their turn
 */
public record UploadSettings(
        URI portal,
        Duration idleTimeout,
        Duration connectTimeout,
        Duration tlsTimeout,
        Duration answerTimeout,
        Optional<Path> caCertificates,
        Optional<ProxyServer> proxy,
        Set<String> allowedHosts,
        int maxConnections) {
    /**
     * Checks everything but what needs a file or a network.
     *
     * @throws IllegalArgumentException when the portal is not an http(s) URL with a host, a time is not
     *     positive or there may be no connection
     */
    public UploadSettings {
        requireUrl("portal", portal);
        requirePositive("idle timeout", idleTimeout);
        requirePositive("connect timeout", connectTimeout);
        requirePositive("TLS timeout", tlsTimeout);
        requirePositive("answer timeout", answerTimeout);
        allowedHosts = allowedHosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        if (maxConnections < 1) {
            throw new IllegalArgumentException("There must be at least one connection");
        }
    }

    /** The defaults for uploads on behalf of this portal. */
    public static UploadSettings forPortal(URI portal) {
        return builder(portal).build();
    }

    /** Starts from the defaults. */
    public static Builder builder(URI portal) {
        return new Builder(portal);
    }

    private static void requireUrl(String what, URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException("The " + what + " is not an http or https URL with a host");
        }
        if (url.getPort() == 0 || url.getPort() > 65535) {
            throw new IllegalArgumentException("The " + what + " has the port " + url.getPort() + ", which is none");
        }
    }

    private static void requirePositive(String what, Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("The " + what + " must be longer than nothing, and is " + time);
        }
    }

    @Override
    public String toString() {
        return "UploadSettings[portal=" + portal.getHost() + ", idleTimeout=" + idleTimeout + ", connectTimeout="
                + connectTimeout + ", tlsTimeout=" + tlsTimeout + ", answerTimeout=" + answerTimeout
                + ", caCertificates=" + caCertificates + ", proxy=" + proxy + ", allowedHosts="
                + allowedHosts + ", maxConnections=" + maxConnections + "]";
    }

    /**
     * Builds settings. Defaults: idle and answer timeout 30 s, connect timeout 5 s, TLS timeout 10 s, the platform's
     * certificates, no proxy, no further hosts, 64 connections. Not for several threads.
     */
    public static final class Builder {
        private final URI portal;
        private Duration idleTimeout = Duration.ofSeconds(30);
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration tlsTimeout = Duration.ofSeconds(10);
        private Duration answerTimeout = Duration.ofSeconds(30);
        private Optional<Path> caCertificates = Optional.empty();
        private Optional<ProxyServer> proxy = Optional.empty();
        private Set<String> allowedHosts = Set.of();
        private int maxConnections = 64;

        private Builder(URI portal) {
            this.portal = portal;
        }

        public Builder idleTimeout(Duration value) {
            idleTimeout = value;
            return this;
        }

        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        public Builder tlsTimeout(Duration value) {
            tlsTimeout = value;
            return this;
        }

        public Builder answerTimeout(Duration value) {
            answerTimeout = value;
            return this;
        }

        /** Also trusts the certificates in this PEM file. */
        public Builder caCertificates(Path value) {
            caCertificates = Optional.of(value);
            return this;
        }

        /** Goes through this HTTP proxy. */
        public Builder proxy(ProxyServer value) {
            proxy = Optional.of(value);
            return this;
        }

        /** Also uploads to these hosts when their addresses are private. */
        public Builder allowedHosts(Set<String> value) {
            allowedHosts = Set.copyOf(value);
            return this;
        }

        public Builder maxConnections(int value) {
            maxConnections = value;
            return this;
        }

        /**
         * The settings.
         *
         * @throws IllegalArgumentException when they make no sense, see {@link UploadSettings}
         */
        public UploadSettings build() {
            return new UploadSettings(
                    portal,
                    idleTimeout,
                    connectTimeout,
                    tlsTimeout,
                    answerTimeout,
                    caCertificates,
                    proxy,
                    allowedHosts,
                    maxConnections);
        }
    }
}
