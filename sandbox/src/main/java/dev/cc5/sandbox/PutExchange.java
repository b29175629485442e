package dev.cc5.sandbox;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gaul.shaded.org.eclipse.jetty.http.HttpFields;
import org.gaul.shaded.org.eclipse.jetty.http.HttpHeader;
import org.gaul.shaded.org.eclipse.jetty.http.HttpStatus;
import org.gaul.shaded.org.eclipse.jetty.io.Content;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.Response;
import org.gaul.shaded.org.eclipse.jetty.util.Callback;

/**
 * A PUT as S3 takes it: its body is asked for with {@code 100 Continue} only when it is read, which is after the
 * signature was checked, and a refusal ends the connection.
 */
final class PutExchange {
    private final Request original;
    private final Response response;
    private final Request request;
    /** Whether the client waits to be asked for the body. */
    private final AtomicBoolean unasked = new AtomicBoolean();

    PutExchange(Request request, Response response) {
        this.original = request;
        this.response = new RefusingResponse(request, response);
        this.request = new AskingRequest(request, response);
    }

    Request request() {
        return request;
    }

    Response response() {
        return response;
    }

    private final class AskingRequest extends Request.Wrapper {
        private final Response asking;

        AskingRequest(Request wrapped, Response asking) {
            super(wrapped);
            this.asking = asking;
        }

        @Override
        public Content.Chunk read() {
            ask();
            return super.read();
        }

        @Override
        public void demand(Runnable demandCallback) {
            ask();
            super.demand(demandCallback);
        }

        private void ask() {
            if (unasked.getAndSet(false)) {
                asking.writeInterim(HttpStatus.CONTINUE_100, HttpFields.EMPTY);
            }
        }
    }

    private final class RefusingResponse extends Response.Wrapper {
        RefusingResponse(Request request, Response wrapped) {
            super(request, wrapped);
        }

        @Override
        public CompletableFuture<Void> writeInterim(int status, HttpFields headers) {
            if (status != HttpStatus.CONTINUE_100) {
                return super.writeInterim(status, headers);
            }
            unasked.set(true);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            boolean refused = HttpStatus.isClientError(getStatus()) || HttpStatus.isServerError(getStatus());
            if (refused && !isCommitted()) {
                getHeaders().put(HttpHeader.CONNECTION, "close");
            }
            boolean bodyIsComing = refused && last && !unasked.get();
            super.write(last, content, bodyIsComing ? LingeringClose.after(original, callback) : callback);
        }
    }
}
