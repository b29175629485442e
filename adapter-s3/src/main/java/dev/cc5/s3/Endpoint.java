package dev.cc5.s3;

import dev.cc5.model.SignedUrl;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;

/**
 * Where a connection leads: what two uploads must share to share a connection.
 *
 * @param tls whether it is https
 * @param host a name or a literal address, an IPv6 one in brackets
 * @param port the port, the scheme's own where the URL names none
 */
record Endpoint(boolean tls, String host, int port) {
    static Endpoint of(SignedUrl url) {
        return of(url.uri());
    }

    static Endpoint of(URI uri) {
        boolean tls = uri.getScheme().toLowerCase(Locale.ROOT).equals("https");
        return new Endpoint(tls, uri.getHost(), uri.getPort() < 0 ? defaultPort(tls) : uri.getPort());
    }

    private static int defaultPort(boolean tls) {
        return tls ? 443 : 80;
    }

    /** The host as resolvers and certificates know it: an IPv6 address without brackets. */
    String plainHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The host as names are compared: {@code Example.com.} is {@code example.com}. */
    String name() {
        return named(plainHost());
    }

    static String named(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** The value of the Host header: signers leave the scheme's own port out. */
    String authority() {
        return port == defaultPort(tls) ? host : host + ":" + port;
    }

    /** Host and port for a proxy to look up. */
    InetSocketAddress unresolved() {
        return InetSocketAddress.createUnresolved(plainHost(), port);
    }

    @Override
    public String toString() {
        return (tls ? "https://" : "http://") + authority();
    }
}
