package dev.cc5.testkit;

import java.io.IOException;
import java.time.Duration;

/** One request and the connection that it came on: what an {@link Answer} works with. Used from one thread. */
public final class Exchange {
    private static final byte[] CONTINUE = {
        'H', 'T', 'T', 'P', '/', '1', '.', '1', ' ', '1', '0', '0', ' ', '\r', '\n', '\r', '\n'
    };

    private final Request request;
    private final RequestBody body;
    private final Connection connection;
    private boolean continueDue;

    Exchange(Request request, RequestBody body, Connection connection) {
        this.request = request;
        this.body = body;
        this.connection = connection;
        this.continueDue = request.headers("Expect").stream().anyMatch("100-continue"::equalsIgnoreCase);
    }

    /** The request, its body as far as it was read. */
    public Request request() {
        return request;
    }

    /** Reads the whole body. */
    public void readBody() throws IOException {
        readBody(Long.MAX_VALUE);
    }

    /** Reads the body until so many bytes of it have come in all; says {@code 100 Continue} first where asked to. */
    public void readBody(long bytes) throws IOException {
        if (continueDue && bytes > 0 && !request.isComplete()) {
            connection.write(CONTINUE);
        }
        continueDue &= bytes <= 0;
        body.readUpTo(bytes);
    }

    /** Sends these bytes as they are. */
    public void write(byte[] bytes) throws IOException {
        connection.write(bytes);
    }

    /** Does nothing for a while. */
    public void pause(Duration length) throws InterruptedException {
        Thread.sleep(length.toMillis());
    }

    /** Neither reads nor sends until the server is closed. */
    public void stall() throws InterruptedException {
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Reads and drops whatever comes until the client closes or resets the connection. */
    public void awaitClientGone() throws IOException {
        connection.awaitEnd();
    }

    /** Ends the connection in good order, with {@code close_notify} over TLS. */
    public void close() throws IOException {
        connection.close();
    }

    /** Ends the connection with a TCP reset. */
    public void reset() throws IOException {
        connection.reset();
    }
}
