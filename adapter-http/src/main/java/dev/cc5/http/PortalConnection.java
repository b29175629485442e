package dev.cc5.http;

import dev.cc5.port.ProxyServer;
import dev.cc5.port.TrustedAuthorities;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.concurrent.TimeUnit;

/**
 * A Web Client of one portal, with limits on everything (Vert.x's own are none, DESIGN 7.5): a small Vert.x of its own,
 * connections that are kept, no redirects (they would carry the key to another origin, CATALOGUE P51), no compression
 * (a small answer could unpack to an endless one).
 */
final class PortalConnection implements AutoCloseable {
    /** Shorter than what servers and gateways wait before they drop a silent connection. */
    private static final int KEEP_ALIVE_SECONDS = 20;

    private final RequestOptions portal;
    private final String base;
    private final Vertx vertx;
    private final WebClient client;

    PortalConnection(PortalSettings settings) {
        this.portal = new RequestOptions().setAbsoluteURI(settings.portal().toString());
        this.base = settings.portal().getRawPath();
        WebClientOptions options = options(settings);
        this.vertx = vertx();
        HttpClient http = vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(settings.connections()))
                // Who calls is told of what breaks. Without this Vert.x logs it, with what the other side sent.
                .withConnectHandler(connection -> connection.exceptionHandler(failure -> {}))
                .build();
        this.client = WebClient.wrap(http, options);
    }

    /** A request of a path below the portal's base. */
    HttpRequest<Buffer> request(HttpMethod method, String path) {
        // Taken apart once: requestAbs would parse the URL for every request.
        return client.request(method, portal.getPort(), portal.getHost(), base + path);
    }

    /** What only waits would wait half a second for Vert.x's threads; they are daemons and end by themselves. */
    @Override
    public void close() {
        client.close();
        vertx.close();
    }

    private static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setDisableTCCL(true)
                .setBlockedThreadCheckInterval(TimeUnit.HOURS.toMillis(1))
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    private static WebClientOptions options(PortalSettings settings) {
        WebClientOptions options = new WebClientOptions();
        options.setFollowRedirects(false)
                .setUserAgent("cc5")
                .setSsl(settings.portal().getScheme().equals("https"))
                .setDecompressionSupported(false)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setConnectTimeout((int) settings.timeouts().connect().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) settings.timeouts().silence().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setSslHandshakeTimeout(settings.timeouts().tls().toMillis());
        settings.caCertificate()
                .ifPresent(path -> options.setTrustOptions(
                        TrustOptions.wrap(TrustedAuthorities.of(path).managers())));
        settings.proxy().ifPresent(proxy -> options.setProxyOptions(proxyOptions(proxy)));
        return options;
    }

    private static ProxyOptions proxyOptions(ProxyServer proxy) {
        ProxyOptions options =
                new ProxyOptions().setType(ProxyType.HTTP).setHost(proxy.host()).setPort(proxy.port());
        proxy.credentials().ifPresent(c -> options.setUsername(c.user()).setPassword(c.password()));
        return options;
    }
}
