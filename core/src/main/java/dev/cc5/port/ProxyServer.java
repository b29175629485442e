package dev.cc5.port;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The HTTP proxy on the way to the hosts that are not reached without it. It looks up their addresses. Its user and password are secret: {@link #toString()} shows neither.
 *
 * @param host its host
 * @param port its port
 * @param credentials who uses it
 * @param direct the hosts that are reached without it
 */
public record ProxyServer(String host, int port, Optional<Credentials> credentials, DirectHosts direct) {
    /** A user and a password that {@link #toString()} does not show. */
    public record Credentials(String user, String password) {
        @Override
        public String toString() {
            return "<redacted>";
        }
    }

    /**
     * Reads {@code http://[user:password@]host[:port]}; without a port it is 3128. All hosts are reached through it.
     *
     * @throws ConfigurationException when it is something else; does not repeat it
     */
    public static ProxyServer of(String url) {
        return of(url, DirectHosts.of(""));
    }

    static ProxyServer of(String url, DirectHosts direct) {
        URI uri = parse(url);
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw unusable();
        }
        if (uri.getPort() == 0 || uri.getPort() > 65535) {
            throw unusable("there is no port " + uri.getPort());
        }
        return new ProxyServer(uri.getHost(), uri.getPort() < 0 ? 3128 : uri.getPort(), credentials(uri), direct);
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw unusable(); // not chained: the cause repeats the URL, and with it the password
        }
    }

    private static Optional<Credentials> credentials(URI uri) {
        String userInfo = uri.getRawUserInfo();
        if (userInfo == null) {
            return Optional.empty();
        }
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        return Optional.of(new Credentials(decoded(user), decoded(password)));
    }

    private static String decoded(String part) {
        // A plus sign is itself in user info; only the query of a form means a blank by it.
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static ConfigurationException unusable() {
        return unusable("it is not the URL of an HTTP proxy");
    }

    private static ConfigurationException unusable(String happened) {
        return new ConfigurationException(new Explanation(
                "reading the setting proxy",
                happened,
                "Write it as http://host:port or http://user:password@host:port."));
    }

    /** Whether a host is reached through it. */
    public boolean isFor(String host) {
        return !direct.include(host);
    }

    @Override
    public String toString() {
        return "http://" + credentials.map(c -> c + "@").orElse("") + host + ":" + port;
    }
}
