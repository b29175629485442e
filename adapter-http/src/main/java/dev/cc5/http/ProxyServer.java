package dev.cc5.http;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The HTTP proxy on the way to the portal. Its user and password are secret: {@link #toString()} shows neither.
 *
 * @param host its host
 * @param port its port
 * @param credentials who uses it
 */
public record ProxyServer(String host, int port, Optional<Credentials> credentials) {
    /** A user and a password that {@link #toString()} does not show. */
    public record Credentials(String user, String password) {
        @Override
        public String toString() {
            return "<redacted>";
        }
    }

    /**
     * Reads {@code http://[user:password@]host[:port]}; without a port it is 3128.
     *
     * @throws ConfigurationException when it is something else; does not repeat it
     */
    public static ProxyServer of(String url) {
        URI uri = parse(url);
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
            throw unusable();
        }
        return new ProxyServer(uri.getHost(), uri.getPort() < 0 ? 3128 : uri.getPort(), credentials(uri));
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
        return new ConfigurationException(new Explanation(
                "reading the setting proxy",
                "it is not the URL of an HTTP proxy",
                "Write it as http://host:port or http://user:password@host:port."));
    }

    @Override
    public String toString() {
        return "http://" + credentials.map(c -> c + "@").orElse("") + host + ":" + port;
    }
}
