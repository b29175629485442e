package dev.cc5.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes a request through the gateway to the service and its answer back; the service works off the event loop. */
final class ApiHandler implements Handler<HttpServerRequest> {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Vertx vertx;
    private final SandboxSettings settings;
    private final Gateway gateway;
    private final Faults faults;
    private final Portal portal;
    /** A query can take long, and the database takes one at a time: only other queries wait for it. */
    private final WorkerExecutor queries;

    ApiHandler(Vertx vertx, SandboxSettings settings, Gateway gateway, Faults faults, Portal portal) {
        this.vertx = vertx;
        this.settings = settings;
        this.gateway = gateway;
        this.faults = faults;
        this.portal = portal;
        this.queries = vertx.createSharedWorkerExecutor("cc5-sandbox-query", 1);
    }

    @Override
    public void handle(HttpServerRequest request) {
        Optional<Answer> refusal = Sandbox.isCalled(request.authority())
                ? gateway.refusal(request.getHeader("x-api-key"))
                : Optional.of(Answer.gateway(403, "Forbidden"));
        if (refusal.isPresent()) {
            send(request, refusal.get(), new ApiFaults(List.of()));
            return;
        }
        ApiFaults due = ApiFaults.of(faults, request.method().name(), request.path());
        if (due.cut()) {
            request.connection().close();
            return;
        }
        BoundedBody.of(request)
                .compose(body -> body.isPresent()
                        ? serve(call(request, body.get()), due)
                        : Future.succeededFuture(Answer.gateway(413, "Request Too Long")))
                .compose(answer -> later(answer, due.delayMillis()))
                .onSuccess(answer -> send(request, answer, due));
    }

    private Future<Answer> serve(Call call, ApiFaults due) {
        return due.insteadOfService()
                .map(Future::succeededFuture)
                .orElseGet(() -> serve(call).map(due::change));
    }

    private Future<Answer> later(Answer answer, long millis) {
        return millis == 0
                ? Future.succeededFuture(answer)
                : vertx.timer(millis).map(answer);
    }

    private Future<Answer> serve(Call call) {
        Callable<CompletionStage<Answer>> work = () -> portal.answer(call);
        return (call.path().endsWith("/query") ? queries.executeBlocking(work) : vertx.executeBlocking(work, false))
                .compose(Future::fromCompletionStage)
                .timeout(settings.gatewayTimeout().toMillis(), TimeUnit.MILLISECONDS)
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

    private void send(HttpServerRequest request, Answer answer, ApiFaults due) {
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        if (due.drop()) {
            request.connection().close();
            return;
        }
        due.retryAfter().ifPresent(seconds -> request.response().putHeader("Retry-After", String.valueOf(seconds)));
        HttpServerResponse response = request.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                .putHeader(HttpHeaders.DATE, DATE.format(settings.clock().instant()))
                .putHeader("x-amzn-RequestId", Ids.next());
        Buffer body = Buffer.buffer(answer.toJson(settings.casing()));
        due.bytesPerSecond().ifPresentOrElse(pace -> drip(response, body, pace), () -> response.end(body));
    }

    /** Sends the body in pieces, about ten a second. */
    private void drip(HttpServerResponse response, Buffer body, long bytesPerSecond) {
        response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
        int piece = (int) Math.max(1, Math.min(body.length(), bytesPerSecond / 10));
        drip(response, body, 0, piece, Math.max(1, 1000 * piece / bytesPerSecond));
    }

    private void drip(HttpServerResponse response, Buffer body, int from, int piece, long pauseMillis) {
        if (response.closed()) {
            return;
        }
        int to = Math.min(body.length(), from + piece);
        response.write(body.slice(from, to));
        if (to == body.length()) {
            response.end();
        } else {
            vertx.setTimer(pauseMillis, id -> drip(response, body, to, piece, pauseMillis));
        }
    }
}
