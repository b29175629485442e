package dev.cc5.sandbox;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/**
 * Goes on taking a refused body, and drops it, until the client has had time to read the answer. A connection that is
 * closed over unread bytes is reset, and a reset can overtake the answer.
 */
final class LingeringClose implements Callback {
    private static final long MOST_MILLIS = 1000;

    private final Request request;
    private final Callback next;
    private final AtomicBoolean done = new AtomicBoolean();

    private LingeringClose(Request request, Callback next) {
        this.request = request;
        this.next = next;
    }

    /** What to call when the answer is written, so that {@code next} is called once the connection may be closed. */
    static Callback after(Request request, Callback next) {
        return new LingeringClose(request, next);
    }

    @Override
    public void succeeded() {
        request.getConnectionMetaData().getConnection().getEndPoint().shutdownOutput();
        request.getComponents().getScheduler().schedule(this::end, MOST_MILLIS, TimeUnit.MILLISECONDS);
        drop();
    }

    @Override
    public void failed(Throwable failure) {
        next.failed(failure);
    }

    private void drop() {
        while (!done.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this::drop);
                return;
            }
            boolean last = chunk.isLast() || Content.Chunk.isFailure(chunk);
            chunk.release();
            if (last) {
                end();
            }
        }
    }

    private void end() {
        if (done.compareAndSet(false, true)) {
            next.succeeded();
        }
    }
}
