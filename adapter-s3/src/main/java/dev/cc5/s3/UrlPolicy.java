package dev.cc5.s3;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which URLs may be uploaded to, whoever names them: https, unless the portal and the URL's host are both
 * loopback; every address of the host public, unless both are loopback or the user named the host. User info never
 * gets here: {@link dev.cc5.model.SignedUrl} has none. What was checked is what must be connected to, so the check is
 * of addresses that are then used. Thread-safe.
 */
final class UrlPolicy {
    /** What ends in a number is an address, in one of the many ways to write one; only the usual way is taken. */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)|.*:.*");

    /** No public name: iana.org/assignments/special-use-domain-names, RFC 6762 appendix G, and ICANN's "internal". */
    private static final Pattern INNER_NAME = Pattern.compile(
            "[^.]*|.*\\.(internal|intranet|private|corp|home|lan|local|localdomain|test|invalid|onion|home\\.arpa)");

    private final boolean portalIsLocal;
    private final Set<String> allowedHosts;

    UrlPolicy(URI portal, Set<String> allowedHosts) {
        this.portalIsLocal = isLocal(Endpoint.of(portal).name());
        this.allowedHosts = allowedHosts.stream().map(Endpoint::named).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks a host with all its addresses.
     *
     * @throws ConfigurationException when it may not be uploaded to
     */
    void check(Endpoint endpoint, List<InetAddress> addresses) {
        if (portalIsLocal && addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
            return;
        }
        checkScheme(endpoint);
        if (isAllowed(endpoint)) {
            return;
        }
        checkSpelling(endpoint);
        for (InetAddress address : addresses) {
            if (!PublicAddress.is(address)) {
                throw refused(
                        endpoint,
                        "its host has the address " + address.getHostAddress() + ", which is not a public one",
                        "If the host is yours and to be trusted, name it in the setting allow-host.");
            }
        }
    }

    /**
     * Checks a host that a proxy will look up: only what its name itself tells.
     *
     * @throws ConfigurationException when it may not be uploaded to
     */
    void checkName(Endpoint endpoint) {
        String host = endpoint.name();
        InetAddress literal = literal(host);
        if (literal != null || isLocal(host)) {
            check(endpoint, List.of(literal == null ? InetAddress.getLoopbackAddress() : literal));
            return;
        }
        checkScheme(endpoint);
        checkSpelling(endpoint);
        if (!isAllowed(endpoint) && INNER_NAME.matcher(host).matches()) {
            throw refused(
                    endpoint,
                    "its host has a name of somebody's own network, which the proxy would look up",
                    "If the host is yours and to be trusted, name it in the setting allow-host.");
        }
    }

    private boolean isAllowed(Endpoint endpoint) {
        return allowedHosts.contains(endpoint.name());
    }

    private static void checkScheme(Endpoint endpoint) {
        if (!endpoint.tls()) {
            throw refused(
                    endpoint,
                    "it is not https, and the portal and the upload are not both on this machine",
                    "Ask whoever runs the portal for https URLs.");
        }
    }

    private static void checkSpelling(Endpoint endpoint) {
        String host = endpoint.name();
        if (ENDS_IN_NUMBER.matcher(host).matches() && literal(host) == null) {
            throw refused(
                    endpoint, "its host is an address in disguise", "Ask whoever runs the portal for a proper URL.");
        }
    }

    private static boolean isLocal(String host) {
        InetAddress literal = literal(host);
        if (literal != null) {
            return literal.isLoopbackAddress();
        }
        return host.equals("localhost") || host.endsWith(".localhost");
    }

    private static @Nullable InetAddress literal(String host) {
        return NetUtil.createInetAddressFromIpAddressString(host);
    }

    private static ConfigurationException refused(Endpoint endpoint, String happened, String advice) {
        return new ConfigurationException(
                new Explanation("checking the upload URL of " + endpoint, happened, advice + " Nothing was sent."));
    }
}
