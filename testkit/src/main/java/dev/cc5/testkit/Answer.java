package dev.cc5.testkit;

import java.io.IOException;
import java.time.Duration;

/**
 * What a {@link LoopbackServer} does when a request's head has come. Where it returns and the connection is still open,
 * the rest of the request's body is read and the next request awaited. Answers are immutable and can be played often.
 *
 * <p>{@link #status(int)} gives the well-behaved ones; the others misbehave. What is not here is a lambda over
 * {@link Exchange}.
 */
@FunctionalInterface
public interface Answer {
    /**
     * Plays the answer.
     *
     * @throws IOException when the client is gone
     * @throws InterruptedException when the server is closed
     */
    void play(Exchange exchange) throws IOException, InterruptedException;

    /** A response with an empty body, sent when the whole request has come. */
    static Response status(int status) {
        return Response.of(status);
    }

    /** A response whose body is JSON, sent when the whole request has come. */
    static Response json(int status, String json) {
        return status(status).header("Content-Type", "application/json").body(json);
    }

    /** Sends these bytes, whatever they are, when the whole request has come; then closes. */
    static Answer raw(byte[] bytes) {
        return exchange -> {
            exchange.readBody();
            exchange.write(bytes);
            exchange.close();
        };
    }

    /** Closes the connection before a byte is sent, when the whole request has come. */
    static Answer close() {
        return exchange -> {
            exchange.readBody();
            exchange.close();
        };
    }

    /** Resets the connection before a byte is sent, when the whole request has come. */
    static Answer reset() {
        return resetAfterRequestBytes(Long.MAX_VALUE);
    }

    /** Resets the connection when so many bytes of the request's body have come. */
    static Answer resetAfterRequestBytes(long bytes) {
        return exchange -> {
            exchange.readBody(bytes);
            exchange.reset();
        };
    }

    /** Reads so many bytes of the request's body, then neither reads nor answers until the server is closed. */
    static Answer stallAfterRequestBytes(long bytes) {
        return exchange -> {
            exchange.readBody(bytes);
            exchange.stall();
        };
    }

    /** Reads the whole request and never answers; ends when the client goes. */
    static Answer never() {
        return exchange -> {
            exchange.readBody();
            exchange.awaitClientGone();
        };
    }

    /** This answer, but begun so long after the whole request had come. */
    default Answer late(Duration delay) {
        return exchange -> {
            exchange.readBody();
            exchange.pause(delay);
            play(exchange);
        };
    }

    /** This answer, then the connection is closed: with bytes of the body unread, the client may see a reset. */
    default Answer thenClose() {
        return exchange -> {
            play(exchange);
            exchange.close();
        };
    }

    /** This answer, then nothing is read or sent any more until the server is closed. */
    default Answer thenStall() {
        return exchange -> {
            play(exchange);
            exchange.stall();
        };
    }
}
