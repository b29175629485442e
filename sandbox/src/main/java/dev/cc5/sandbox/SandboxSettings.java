package dev.cc5.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a sandbox is to be. {@link #defaults()} needs nothing; {@link #builder()} changes single things.
 *
 * @param portalPort the portal's port, 0 to 65535; 0 takes any that is free
 * @param s3Port the S3's port, 0 to 65535; 0 takes any that is free
 * @param dataDirectory where all state lives and survives a restart; created when missing. Without one, a temporary
 *     directory is used and removed on close
 * @param tls whether both speak https, with a certificate made for this data directory
 * @param casing how the portal writes the names of its fields
 * @param pace how long an import takes at least, half of it waiting and half of it running, so that whoever polls sees
 *     the phases; 0 or more
 * @param urlLifetime how long a signed URL is valid: 1 s to 7 days, in whole seconds
 * @param apiKey the portal's key. Without one, a random key is made and kept in the data directory
 * @param workspace the id of the one workspace
 * @param bucket the id of the one bucket in it (the portal's, not S3's)
 * @param requestsPerSecond how many API requests a second the gateway lets pass in the long run, before it answers 429
 *     "Too Many Requests": the rate at which its token bucket is refilled; 0 for no limit
 * @param requestBurst how many may come at once: what the bucket holds; 0 for as many as in a second
 * @param requestQuota how many API requests the gateway lets pass at all, before it answers 429 "Limit Exceeded"; 0
 *     for no limit
 * @param gatewayTimeout after what time the gateway answers 504 while the portal goes on working (PLATFORM T4)
 * @param faults what goes wrong, each as {@code PLACE:FAULT[=VALUE][@WHEN]}. Places: {@code slot}, {@code put}, {@code
 *     start}, {@code status} and {@code query} are requests, {@code rows} is the import's work. Faults: {@code drop} (it
 *     acts, then the connection is cut without an answer), {@code cut} (the connection is cut and nothing done), an HTTP
 *     status from 400 to 599 ({@code 503}; {@code 429=3} with {@code Retry-After: 3}; nothing is done), {@code
 *     delay=500ms} or {@code delay=2s}; of the API's requests {@code quota} and {@code slow=BYTES} (of the answer's body
 *     in a second); of {@code put} {@code expired}; of {@code status} {@code stuck} (a started import shows no end); of
 *     {@code rows} {@code lose=ROWS} (so many are missing, and success is told). When: {@code @2} strikes the second
 *     visit of the place, {@code @2-4} three of them, {@code @2-} all from the second on; without it all
 * @param clock the time of day: dates signed URLs, decides whether they expired, and stands in the {@code Date} header.
 *     A clock that runs ahead makes URLs expire; one that lags by more than the lifetime makes none that is valid
 */
public record SandboxSettings(
        int portalPort,
        int s3Port,
        Optional<Path> dataDirectory,
        boolean tls,
        Casing casing,
        Duration pace,
        Duration urlLifetime,
        Optional<String> apiKey,
        String workspace,
        String bucket,
        int requestsPerSecond,
        int requestBurst,
        long requestQuota,
        Duration gatewayTimeout,
        List<String> faults,
        Clock clock) {

    /** The workspace's id where none is given: the one that the project's example files name. */
    public static final String DEFAULT_WORKSPACE = "65a1f0c2d4e5b6a798c0d1e2";

    /** The bucket's id where none is given: the one that the project's example files name. */
    public static final String DEFAULT_BUCKET = "65a1f0c2d4e5b6a798c0d1f7";

    public SandboxSettings {
        check(
                Math.min(portalPort, s3Port) >= 0 && Math.max(portalPort, s3Port) <= 65_535,
                "ports are from 0 to 65535, not " + portalPort + " and " + s3Port);
        check(!pace.isNegative(), "the pace must not be negative, but is " + pace);
        check(
                urlLifetime.toNanosPart() == 0 && urlLifetime.toSeconds() >= 1 && urlLifetime.toSeconds() <= 604_800,
                "a signed URL lives for whole seconds, from 1 second to 7 days, not " + urlLifetime);
        check(apiKey.stream().noneMatch(String::isBlank), "the API key is blank");
        check(!workspace.isBlank() && !bucket.isBlank(), "the id of the workspace or of the bucket is blank");
        check(
                Math.min(requestsPerSecond, requestBurst) >= 0 && requestQuota >= 0,
                "the gateway's limits must not be negative");
        check(requestsPerSecond > 0 || requestBurst == 0, "a burst needs a rate of requests a second");
        faults = List.copyOf(faults);
        Faults.of(faults);
        check(gatewayTimeout.toMillis() > 0, "the gateway's timeout must be positive, but is " + gatewayTimeout);
    }

    /** Random ports, a temporary directory, no TLS, Pascal case, imports of at least 200 ms, URLs of 15 minutes. */
    public static SandboxSettings defaults() {
        return builder().build();
    }

    /** Starts from {@link #defaults()}. */
    public static Builder builder() {
        return new Builder();
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("Sandbox: " + otherwise);
        }
    }

    @Override
    public String toString() {
        return "SandboxSettings[portalPort=" + portalPort + ", s3Port=" + s3Port + ", dataDirectory=" + dataDirectory
                + ", tls=" + tls + ", casing=" + casing + ", workspace=" + workspace + ", bucket=" + bucket + "]";
    }

    /** Changes single settings; not for several threads. What each means is said at {@link SandboxSettings}. */
    public static final class Builder {
        private int portalPort;
        private int s3Port;
        private Optional<Path> dataDirectory = Optional.empty();
        private boolean tls;
        private Casing casing = Casing.PASCAL;
        private Duration pace = Duration.ofMillis(200);
        private Duration urlLifetime = Duration.ofMinutes(15);
        private Optional<String> apiKey = Optional.empty();
        private String workspace = DEFAULT_WORKSPACE;
        private String bucket = DEFAULT_BUCKET;
        private int requestsPerSecond;
        private int requestBurst;
        private long requestQuota;
        private Duration gatewayTimeout = Duration.ofSeconds(29);
        private List<String> faults = List.of();
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        public Builder portalPort(int value) {
            portalPort = value;
            return this;
        }

        public Builder s3Port(int value) {
            s3Port = value;
            return this;
        }

        public Builder dataDirectory(Path value) {
            dataDirectory = Optional.of(value);
            return this;
        }

        public Builder tls(boolean value) {
            tls = value;
            return this;
        }

        public Builder casing(Casing value) {
            casing = value;
            return this;
        }

        public Builder pace(Duration value) {
            pace = value;
            return this;
        }

        public Builder urlLifetime(Duration value) {
            urlLifetime = value;
            return this;
        }

        public Builder apiKey(String value) {
            apiKey = Optional.of(value);
            return this;
        }

        public Builder workspace(String value) {
            workspace = value;
            return this;
        }

        public Builder bucket(String value) {
            bucket = value;
            return this;
        }

        public Builder requestsPerSecond(int value) {
            requestsPerSecond = value;
            return this;
        }

        public Builder requestBurst(int value) {
            requestBurst = value;
            return this;
        }

        public Builder requestQuota(long value) {
            requestQuota = value;
            return this;
        }

        public Builder gatewayTimeout(Duration value) {
            gatewayTimeout = value;
            return this;
        }

        public Builder faults(List<String> value) {
            faults = List.copyOf(value);
            return this;
        }

        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /**
         * The settings as they are now.
         *
         * @throws IllegalArgumentException when one is out of its range
         */
        public SandboxSettings build() {
            return new SandboxSettings(
                    portalPort,
                    s3Port,
                    dataDirectory,
                    tls,
                    casing,
                    pace,
                    urlLifetime,
                    apiKey,
                    workspace,
                    bucket,
                    requestsPerSecond,
                    requestBurst,
                    requestQuota,
                    gatewayTimeout,
                    faults,
                    clock);
        }
    }
}
