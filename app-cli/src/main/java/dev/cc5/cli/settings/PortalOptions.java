package dev.cc5.cli.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which portal, and how it is reached. The names are those that adapters know their settings by. */
public final class PortalOptions {
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
            description = "Trust the certificate authorities of this PEM file. [CC5_CA_CERT]")
    private @Nullable Path caCert;

    @Option(names = "--proxy", paramLabel = "URL", description = "Go through this HTTP proxy. [CC5_PROXY]")
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
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "portal", portal);
        put(values, "ca-cert", caCert);
        put(values, "proxy", proxy);
        put(values, "idle-timeout", idleTimeout);
        if (!allowedHosts.isEmpty()) {
            values.put("allow-host", String.join(",", allowedHosts));
        }
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }
}
