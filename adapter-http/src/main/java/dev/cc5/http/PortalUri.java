package dev.cc5.http;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.port.ProxyServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What the portal's base must be like, so that the key goes nowhere else and not in clear (DESIGN 7.6). */
final class PortalUri {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.+\\.localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[(0{0,4}:){2,7}0{0,3}1]");

    private PortalUri() {}

    /** The base in its plain form, without a slash at its end. */
    static URI checked(URI portal) {
        String scheme = Optional.ofNullable(portal.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http") || portal.getHost() == null) {
            throw unusable("it is not an https URL", "Write it as https://host, with a path if the API has one.");
        }
        if (portal.getPort() == 0 || portal.getPort() > 65535) {
            throw unusable("there is no port " + portal.getPort(), "Ports are from 1 to 65535.");
        }
        if (portal.getRawUserInfo() != null || portal.getRawQuery() != null || portal.getRawFragment() != null) {
            // Not repeated: it may hold a secret.
            throw unusable("it has a user, a query or a fragment", "Leave them out: the key comes from elsewhere.");
        }
        if (scheme.equals("http") && !isLoopback(portal.getHost())) {
            throw unusable("it is http, and " + portal.getHost() + " is not this machine", "Use https.");
        }
        String path = portal.getRawPath();
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return URI.create(URI.create(origin(portal) + path.substring(0, end)).toASCIIString());
    }

    /** Keeps a key that would go to a loopback portal in clear from going to a proxy elsewhere in clear. */
    static Consumer<ProxyServer> keptFromProxy(URI portal) {
        return proxy -> {
            if (portal.getScheme().equalsIgnoreCase("http") && !isLoopback(proxy.host())) {
                throw new ConfigurationException(new Explanation(
                        "reading the setting proxy",
                        "the portal is plain http on this machine, and the proxy is another machine",
                        "Leave the proxy out."));
            }
        };
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    static String origin(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort());
    }

    /** One segment of a path, whatever the text is (PLATFORM A11): all but letters and digits is encoded. */
    static String segment(String text) {
        StringBuilder segment = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b == '-' || b == '_';
            segment.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return segment.toString();
    }

    private static ConfigurationException unusable(String why, String advice) {
        return new ConfigurationException(new Explanation("reading the setting portal", why, advice));
    }
}
