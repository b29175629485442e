package dev.cc5.cli.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which portal, and how it is reached. The names are those that adapters know their settings by. */
public final class PortalOptions {
    private static final Pattern LOOPBACK = Pattern.compile("(?i)^https?://(localhost|127\\.|\\[::1])");

    @Option(
            names = "--portal",
            paramLabel = "URL",
            description = "The portal, for example https://portal.example.com. [CC5_PORTAL]")
    private @Nullable String portal;

    @Option(names = "--workspace", paramLabel = "ID", description = "The workspace. [CC5_WORKSPACE]")
    private @Nullable String workspace;

    @Option(names = "--bucket", paramLabel = "ID", description = "The bucket. [CC5_BUCKET]")
    private @Nullable String bucket;

    @Option(
            names = "--ca-cert",
            paramLabel = "FILE",
            description = "Trust the certificate authorities of this file besides the machine's own. [CC5_CA_CERT]")
    private @Nullable Path caCert;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "Go through this HTTP proxy, which looks up the hosts' addresses itself; if not given, "
                    + "HTTPS_PROXY and NO_PROXY decide. [CC5_PROXY]")
    private @Nullable String proxy;

    @Option(
            names = "--allow-host",
            paramLabel = "HOST",
            split = EnvironmentDefaults.SEPARATOR,
            description = "Upload to this host although its address is private; may be repeated. [CC5_ALLOW_HOST]")
    private List<String> allowedHosts = List.of();

    @Option(
            names = "--idle-timeout",
            paramLabel = "TIME",
            converter = Lengths.class,
            description = "Give up on a connection where nothing moves for so long; 30s if not given. "
                    + "[CC5_IDLE_TIMEOUT]")
    private @Nullable Duration idleTimeout;

    Optional<String> workspace() {
        return Optional.ofNullable(workspace);
    }

    Optional<String> bucket() {
        return Optional.ofNullable(bucket);
    }

    /** What was given, by the names that adapters read; without workspace and bucket, which a file may name too. */
    Map<String, String> values(Environment environment) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "portal", portal);
        put(values, "ca-cert", caCert);
        if (proxy != null) {
            values.put("proxy", proxy);
        } else if (!isOnThisMachine()) {
            either(environment, "https_proxy")
                    .ifPresent(url -> values.put("proxy", url.contains("://") ? url : "http://" + url));
            either(environment, "no_proxy").ifPresent(hosts -> values.put("no-proxy", hosts));
        }
        put(values, "idle-timeout", idleTimeout);
        if (!allowedHosts.isEmpty()) {
            values.put("allow-host", String.join(",", allowedHosts));
        }
        return values;
    }

    /** What a variable says that has come to be written in small letters and in capitals. */
    private static Optional<String> either(Environment environment, String name) {
        return environment.value(name).or(() -> environment.value(name.toUpperCase(Locale.ROOT)));
    }

    private boolean isOnThisMachine() {
        return LOOPBACK.matcher(String.valueOf(portal)).find();
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }
}
