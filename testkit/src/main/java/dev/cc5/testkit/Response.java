package dev.cc5.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A response with a status, header fields and a body. {@code Content-Length} is added where neither it nor
 * {@code Transfer-Encoding} was given. Immutable.
 */
public final class Response implements Answer {
    private final int status;
    private final List<Request.Header> headers;
    private final byte[] body;

    private Response(int status, List<Request.Header> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static Response of(int status) {
        return new Response(status, List.of(), new byte[0]);
    }

    /** Also has this field; a field may be given twice. */
    public Response header(String name, String value) {
        List<Request.Header> more = new ArrayList<>(headers);
        more.add(new Request.Header(name, value));
        return new Response(status, List.copyOf(more), body);
    }

    /** Has this body. */
    public Response body(byte[] body) {
        return new Response(status, headers, body.clone());
    }

    /** Has this text in UTF-8 as its body. */
    public Response body(String body) {
        return body(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sent when the whole request has come. */
    @Override
    public void play(Exchange exchange) throws IOException, InterruptedException {
        early(Long.MAX_VALUE).play(exchange);
    }

    /** Sent when so many bytes of the request's body have come; the rest is read afterwards. */
    public Answer early(long requestBytes) {
        return exchange -> {
            exchange.readBody(requestBytes);
            exchange.write(head(body.length));
            if (!exchange.request().method().equals("HEAD")) {
                exchange.write(body);
            }
            if (says("Connection", "close")) {
                exchange.close();
            }
        };
    }

    /** The body comes in pieces of so many bytes, each after a pause. */
    public Answer dripping(int bytes, Duration pause) {
        return exchange -> {
            exchange.readBody();
            exchange.write(head(body.length));
            for (int from = 0; from < body.length; from += bytes) {
                exchange.pause(pause);
                exchange.write(Arrays.copyOfRange(body, from, Math.min(body.length, from + bytes)));
            }
        };
    }

    /** Says that the body is so long, sends what there is of it, and closes. */
    public Answer claiming(long contentLength) {
        return exchange -> {
            exchange.readBody();
            exchange.write(head(contentLength));
            exchange.write(body);
            exchange.close();
        };
    }

    /** Resets the connection when so many bytes of the body were sent; the client may get fewer. */
    public Answer resetAfter(int bodyBytes) {
        return exchange -> {
            exchange.readBody();
            exchange.write(head(body.length));
            exchange.write(Arrays.copyOf(body, Math.min(bodyBytes, body.length)));
            exchange.reset();
        };
    }

    /** Sends the body again and again until the client goes; without a length unless one was given as a header. */
    public Answer endless() {
        return exchange -> {
            exchange.readBody();
            exchange.write((says("Content-Length") ? this : header("Connection", "close")).head(-1));
            while (true) {
                exchange.write(body);
            }
        };
    }

    private byte[] head(long contentLength) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" \r\n");
        headers.forEach(
                h -> head.append(h.name()).append(": ").append(h.value()).append("\r\n"));
        if (contentLength >= 0 && hasLength()) {
            head.append("Content-Length: ").append(contentLength).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private boolean hasLength() {
        boolean bodyless = status < 200 || status == 204 || status == 304;
        return !bodyless && !says("Content-Length") && !says("Transfer-Encoding");
    }

    private boolean says(String name) {
        return headers.stream().anyMatch(h -> h.name().equalsIgnoreCase(name));
    }

    private boolean says(String name, String value) {
        return headers.stream()
                .anyMatch(h -> h.name().equalsIgnoreCase(name) && h.value().equalsIgnoreCase(value));
    }
}
