package dev.cc5.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import org.jspecify.annotations.Nullable;

/**
 * Collects the body of one answer, up to a limit: Web Client itself has none. What is too long, or no longer wanted,
 * stops the flow: nothing more is read, and the connection, silent now, is closed when its idle time is up. Web Client
 * offers no way to close it at once.
 */
final class BoundedBody implements BodyCodec<Buffer>, BodyStream<Buffer> {
    /** The answer is longer than the limit. */
    static final class TooLongException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final int limit;
    private final Buffer collected = Buffer.buffer();
    private final Promise<Buffer> result = Promise.promise();
    private volatile boolean closed;

    BoundedBody(int limit) {
        this.limit = limit;
    }

    /** Takes nothing more. */
    void close() {
        closed = true;
    }

    @Override
    public BodyStream<Buffer> stream() {
        return this;
    }

    @Override
    public Future<Void> write(Buffer part) {
        if (!closed && collected.length() + part.length() > limit) {
            closed = true;
            result.tryFail(new TooLongException());
        }
        if (!closed) {
            collected.appendBuffer(part);
        }
        return Future.succeededFuture();
    }

    @Override
    public boolean writeQueueFull() {
        return closed;
    }

    @Override
    public Future<Void> end() {
        result.tryComplete(collected);
        return Future.succeededFuture();
    }

    @Override
    public Future<Buffer> result() {
        return result.future();
    }

    @Override
    public void handle(Throwable failure) {
        result.tryFail(failure);
    }

    @Override
    public BoundedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }

    @Override
    public BoundedBody setWriteQueueMaxSize(int maxSize) {
        return this;
    }

    @Override
    public BoundedBody drainHandler(@Nullable Handler<Void> handler) {
        return this; // once full it stays full
    }
}
