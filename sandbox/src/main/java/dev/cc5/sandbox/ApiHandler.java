package dev.cc5.sandbox;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes a request through the gateway to the service and its answer back; the service works off the event loop. */
final class ApiHandler implements Handler<HttpServerRequest> {
    private final Vertx vertx;
    private final SandboxSettings settings;
    private final Gateway gateway;
    private final Portal portal;

    ApiHandler(Vertx vertx, SandboxSettings settings, Gateway gateway, Portal portal) {
        this.vertx = vertx;
        this.settings = settings;
        this.gateway = gateway;
        this.portal = portal;
    }

    @Override
    public void handle(HttpServerRequest request) {
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

    private void send(HttpServerRequest request, Answer answer) {
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        request.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                .putHeader(
                        HttpHeaders.DATE,
                        RFC_1123_DATE_TIME.format(settings.clock().instant().atOffset(ZoneOffset.UTC)))
                .putHeader("x-amzn-RequestId", Ids.next())
                .end(Buffer.buffer(answer.toJson(settings.casing())));
    }
}
