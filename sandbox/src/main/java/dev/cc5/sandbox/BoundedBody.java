package dev.cc5.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Reads a request's body up to the gateway's limit, however it is sent. */
final class BoundedBody {
    /** API Gateway's limit for a request. */
    static final int LIMIT = 10 * 1024 * 1024;

    private BoundedBody() {}

    /** The body; empty as soon as it is known to be too long. Fails when the client goes away. */
    static Future<Optional<Buffer>> of(HttpServerRequest request) {
        Promise<Optional<Buffer>> promise = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= LIMIT) {
                body.appendBuffer(chunk);
            } else {
                promise.tryComplete(Optional.empty());
            }
        });
        request.endHandler(end -> promise.tryComplete(Optional.of(body)));
        request.exceptionHandler(promise::tryFail);
        return promise.future();
    }
}
