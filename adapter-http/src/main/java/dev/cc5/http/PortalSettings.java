package dev.cc5.http;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.port.CallBudget;
import dev.cc5.port.ProxyServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a portal is reached. Immutable; made with {@link #builder}. Checks itself: a value that cannot work is a
 * {@link ConfigurationException} that names the setting.
 *
 * @param portal the portal's base: https, or http on this machine; its path, if any, stands before every endpoint's
 * @param workspace the workspace's id
 * @param bucket the bucket's id
 * @param apiKey where the key comes from
 * @param headers the names of the headers that go with every request
 * @param fileType what step 3 calls the file's format (PLATFORM section 4)
 * @param importMode which way step 3 goes
 * @param timeouts how long a single call may take
 * @param connections how many requests run at the same time; 1 to 1000
 * @param caCertificate a file of certificates to trust besides the machine's own
 * @param proxy the HTTP proxy on the way
 * @param statusWords what the portal's status words mean
 * @param entity what the API's paths call the rows, where the entity type and the data source do not tell it
 * @param callBudget what each request is taken from before it is sent
 * @param traceId the X-Ray trace that a request belongs to: sent as X-Amzn-Trace-Id, which API Gateway takes up (T3)
 * @param clock the wall clock, for how long a signed URL is good
 */
public record PortalSettings(
        URI portal,
        String workspace,
        String bucket,
        ApiKeySource apiKey,
        RequestHeaders headers,
        String fileType,
        ImportMode importMode,
        PortalTimeouts timeouts,
        int connections,
        Optional<Path> caCertificate,
        Optional<ProxyServer> proxy,
        StatusWords statusWords,
        Optional<String> entity,
        CallBudget callBudget,
        Supplier<Optional<String>> traceId,
        Clock clock) {
    public PortalSettings {
        portal = PortalUri.checked(portal);
        check(!workspace.isBlank() && isHeaderText(workspace), "workspace", "it is empty or no plain text");
        check(!bucket.isBlank() && isHeaderText(bucket), "bucket", "it is empty or no plain text");
        check(!fileType.isBlank(), "file-type", "it is empty");
        check(connections >= 1 && connections <= 1000, "connections", "it is not from 1 to 1000");
        entity.ifPresent(name -> check(!name.isBlank(), "entity", "it is empty"));
        proxy.ifPresent(PortalUri.keptFromProxy(portal));
    }

    static boolean isHeaderText(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private static void check(boolean good, String setting, String otherwise) {
        if (!good) {
            throw new ConfigurationException(
                    new Explanation("reading the setting " + setting, otherwise, "Correct it and start again."));
        }
    }

    /** Scheme, host and port of the portal, in lower case, without the scheme's own port. */
    public String origin() {
        return PortalUri.origin(portal);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "PortalSettings[portal=%s, workspace=%s, bucket=%s, fileType=%s, importMode=%s, proxy=%s]"
                .formatted(
                        portal, workspace, bucket, fileType, importMode.name().toLowerCase(Locale.ROOT), proxy);
    }

    /** Begins with what there is no default for. */
    public static Builder builder(URI portal, String workspace, String bucket, ApiKeySource apiKey) {
        return new Builder(portal, workspace, bucket, apiKey);
    }

    /** Collects what differs from the defaults. Not for use from several threads. */
    public static final class Builder {
        private final URI portal;
        private final String workspace;
        private final String bucket;
        private final ApiKeySource apiKey;
        private RequestHeaders headers = RequestHeaders.DEFAULT;
        private String fileType = "cc5";
        private ImportMode importMode = ImportMode.ASYNC;
        private PortalTimeouts timeouts = PortalTimeouts.DEFAULT;
        private int connections = 16;
        private Optional<Path> caCertificate = Optional.empty();
        private Optional<ProxyServer> proxy = Optional.empty();
        private StatusWords statusWords = StatusWords.DEFAULT;
        private Optional<String> entity = Optional.empty();
        private CallBudget callBudget = CallBudget.UNLIMITED;
        private Supplier<Optional<String>> traceId = Optional::empty;
        private Clock clock = Clock.systemUTC();

        private Builder(URI portal, String workspace, String bucket, ApiKeySource apiKey) {
            this.portal = portal;
            this.workspace = workspace;
            this.bucket = bucket;
            this.apiKey = apiKey;
        }

        public Builder headers(RequestHeaders value) {
            headers = value;
            return this;
        }

        public Builder fileType(String value) {
            fileType = value;
            return this;
        }

        public Builder importMode(ImportMode value) {
            importMode = value;
            return this;
        }

        public Builder timeouts(PortalTimeouts value) {
            timeouts = value;
            return this;
        }

        public Builder connections(int value) {
            connections = value;
            return this;
        }

        public Builder caCertificate(Path value) {
            caCertificate = Optional.of(value);
            return this;
        }

        public Builder proxy(ProxyServer value) {
            proxy = Optional.of(value);
            return this;
        }

        public Builder statusWords(StatusWords value) {
            statusWords = value;
            return this;
        }

        public Builder entity(String value) {
            entity = Optional.of(value);
            return this;
        }

        public Builder callBudget(CallBudget value) {
            callBudget = value;
            return this;
        }

        public Builder traceId(Supplier<Optional<String>> value) {
            traceId = value;
            return this;
        }

        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** Checks and freezes what was collected. */
        public PortalSettings build() {
            return new PortalSettings(
                    portal,
                    workspace,
                    bucket,
                    apiKey,
                    headers,
                    fileType,
                    importMode,
                    timeouts,
                    connections,
                    caCertificate,
                    proxy,
                    statusWords,
                    entity,
                    callBudget,
                    traceId,
                    clock);
        }
    }
}
