package dev.cc5.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request, which knows whether it left: Vert.x asks for it when it has a connection to write to, and
 * not before. So it answers what an import that failed must know above all, whether the portal can have got it, and it
 * keeps a request that was given up while it waited for a connection from being sent later.
 */
final class RequestBody implements ReadStream<Buffer> {
    private enum State {
        WAITING,
        TAKEN,
        CANCELLED
    }

    private final Buffer content;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile @Nullable Handler<Buffer> onContent;
    private volatile @Nullable Handler<Throwable> onFailure;
    private volatile @Nullable Handler<Void> onEnd;

    RequestBody(byte[] content) {
        this.content = Buffer.buffer(content);
    }

    /** Keeps it from being sent, if it is not too late. Returns whether it may have left. */
    boolean cancel() {
        state.compareAndSet(State.WAITING, State.CANCELLED);
        return state.get() == State.TAKEN;
    }

    @Override
    public RequestBody resume() {
        Handler<Buffer> content = onContent;
        if (content == null) {
            return this;
        }
        if (state.compareAndSet(State.WAITING, State.TAKEN)) {
            content.handle(this.content);
            tell(onEnd, null);
        } else if (state.get() == State.CANCELLED) {
            tell(onFailure, new CancellationException("given up before it was sent"));
        }
        return this;
    }

    private static <T> void tell(@Nullable Handler<T> handler, @Nullable T event) {
        if (handler != null) {
            handler.handle(event);
        }
    }

    @Override
    public RequestBody pause() {
        return this; // it comes in one piece: there is nothing to hold back
    }

    @Override
    public RequestBody fetch(long amount) {
        return resume();
    }

    @Override
    public RequestBody handler(@Nullable Handler<Buffer> handler) {
        onContent = handler;
        return this;
    }

    @Override
    public RequestBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        onFailure = handler;
        return this;
    }

    @Override
    public RequestBody endHandler(@Nullable Handler<Void> handler) {
        onEnd = handler;
        return this;
    }
}
