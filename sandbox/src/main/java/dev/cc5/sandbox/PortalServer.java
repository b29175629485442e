package dev.cc5.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The API's HTTP server. */
final class PortalServer implements AutoCloseable {
    private static final int WORKERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SandboxSettings settings;
    private final Vertx vertx;
    private Optional<HttpServer> listening = Optional.empty();

    PortalServer(SandboxSettings settings) {
        this.settings = settings;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    /** Opens the port; tells where it is. */
    URI listen(Gateway gateway, Faults faults, Portal portal, Optional<LoopbackCertificate> certificate) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(settings.portalPort())
                .setHandle100ContinueAutomatically(true);
        certificate.ifPresent(made -> options.setSsl(true)
                .setKeyCertOptions(new PfxOptions()
                        .setPath(made.keyStore().toString())
                        .setPassword(LoopbackCertificate.PASSWORD)));
        try {
            HttpServer server = waitFor(vertx.createHttpServer(options)
                    .requestHandler(new ApiHandler(vertx, settings, gateway, faults, portal))
                    .listen());
            listening = Optional.of(server);
            return URI.create((certificate.isPresent() ? "https" : "http") + "://127.0.0.1:" + server.actualPort());
        } catch (CompletionException e) {
            throw e.getCause() instanceof BindException
                    ? SandboxException.portTaken("portal", settings.portalPort(), e)
                    : new SandboxException("The portal cannot start: " + e.getCause(), e);
        }
    }

    /** Takes no further calls and cuts the connections. */
    void stopListening() {
        listening.ifPresent(server -> waitFor(server.close()));
    }

    private static <T> T waitFor(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    @Override
    public void close() {
        waitFor(vertx.close());
    }
}
