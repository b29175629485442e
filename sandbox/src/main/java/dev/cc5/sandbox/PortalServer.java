package dev.cc5.sandbox;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The API's HTTP server: the gateway's rules, then the {@link Portal}, off the event loop. */
final class PortalServer implements AutoCloseable {
    private static final int WORKERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Gateway gateway;
    private final Portal portal;
    private final Casing casing;
    private final Duration gatewayTimeout;
    private final Clock clock;
    private final URI uri;

    private PortalServer(
            Vertx vertx,
            SandboxSettings settings,
            Gateway gateway,
            Portal portal,
            Optional<LoopbackCertificate> certificate) {
        this.vertx = vertx;
        this.gateway = gateway;
        this.portal = portal;
        this.casing = settings.casing();
        this.gatewayTimeout = settings.gatewayTimeout();
        this.clock = settings.clock();
        HttpServer server = listen(settings.portalPort(), certificate);
        this.uri = URI.create((certificate.isPresent() ? "https" : "http") + "://127.0.0.1:" + server.actualPort());
    }

    static PortalServer start(
            SandboxSettings settings, Gateway gateway, Portal portal, Optional<LoopbackCertificate> certificate) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        try {
            return new PortalServer(vertx, settings, gateway, portal, certificate);
        } catch (RuntimeException e) {
            vertx.close();
            throw e;
        }
    }

    private HttpServer listen(int port, Optional<LoopbackCertificate> certificate) {
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(port);
        certificate.ifPresent(made -> options.setSsl(true)
                .setKeyCertOptions(new PfxOptions()
                        .setPath(made.keyStore().toString())
                        .setPassword(LoopbackCertificate.PASSWORD)));
        try {
            return waitFor(
                    vertx.createHttpServer(options).requestHandler(this::handle).listen());
        } catch (CompletionException e) {
            throw new SandboxException(
                    port == 0
                            ? "The portal cannot start: " + e.getCause()
                            : "The portal's port " + port + " is taken: choose another, or 0 for any that is free",
                    e);
        }
    }

    private static <T> T waitFor(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    URI uri() {
        return uri;
    }

    private void handle(HttpServerRequest request) {
        Optional<Answer> refusal = gateway.refusal(request.getHeader("x-api-key"));
        if (refusal.isPresent()) {
            send(request, refusal.get());
            return;
        }
        BoundedBody.of(request)
                .compose(body -> body.isPresent()
                        ? serve(call(request, body.get()))
                        : Future.succeededFuture(Answer.gateway(413, "Request Too Long")))
                .onSuccess(answer -> send(request, answer));
    }

    private Future<Answer> serve(Call call) {
        return vertx.<CompletionStage<Answer>>executeBlocking(() -> portal.answer(call), false)
                .compose(Future::fromCompletionStage)
                .timeout(gatewayTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.succeededFuture(
                        failure instanceof TimeoutException
                                ? Answer.gateway(504, "Endpoint request timed out")
                                : Answer.gateway(502, "Internal server error")));
    }

    private static Call call(HttpServerRequest request, Buffer body) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return new Call(request.method().name(), request.path(), headers, body.getBytes());
    }

    private void send(HttpServerRequest request, Answer answer) {
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        request.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                .putHeader(
                        HttpHeaders.DATE,
                        RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)))
                .putHeader("x-amzn-RequestId", Ids.next())
                .end(Buffer.buffer(answer.toJson(casing)));
    }

    @Override
    public void close() {
        waitFor(vertx.close());
    }
}
