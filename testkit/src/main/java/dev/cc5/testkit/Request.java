package dev.cc5.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A request exactly as a {@link LoopbackServer} received it. It is in the server's log from the moment its head was
 * read; its body grows while it arrives. Used from many threads.
 */
public final class Request {
    /** Of a longer body only the first so many bytes are kept; all of them are counted and digested. */
    public static final int KEPT_BYTES = 1 << 20;

    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final int connection;
    private final RequestHead head;
    private final MessageDigest md5 = Digests.of("MD5");
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long length;
    private boolean complete;
    private boolean over;

    Request(int connection, RequestHead head) {
        this.connection = connection;
        this.head = head;
    }

    /**
     * A header field.
     *
     * @param name in the case in which it came
     * @param value without the white space around it; each char is one byte as it came
     */
    public record Header(String name, String value) {}

    /** Which connection it came on, from 1: two requests of one number shared a connection. */
    public int connection() {
        return connection;
    }

    public String method() {
        return head.method();
    }

    /** The request target, each char one byte as it came. */
    public String target() {
        return head.target();
    }

    /** The request target up to the question mark. */
    public String path() {
        int query = target().indexOf('?');
        return query < 0 ? target() : target().substring(0, query);
    }

    /** The fields in the order in which they came. */
    public List<Header> headers() {
        return head.headers();
    }

    /** Every value of a field, in any case. */
    public List<String> headers(String name) {
        return head.values(name);
    }

    /** The first value of a field, in any case. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** How many bytes of the body have arrived, without the framing of chunks. */
    public synchronized long bodyLength() {
        return length;
    }

    /** Whether the whole body has arrived. */
    public synchronized boolean isComplete() {
        return complete;
    }

    /**
     * The body as far as it has arrived.
     *
     * @throws IllegalStateException when it is longer than {@link #KEPT_BYTES}
     */
    public synchronized byte[] body() {
        if (length > KEPT_BYTES) {
            throw new IllegalStateException("Of the " + length + " bytes only " + KEPT_BYTES + " were kept");
        }
        return kept.toByteArray();
    }

    /** The body as far as it has arrived, as UTF-8. */
    public String bodyText() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    /** The MD5 of the body as far as it has arrived, in 32 lower-case hex digits. */
    public synchronized String bodyMd5() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) md5.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The platform's MD5 can be cloned", e);
        }
    }

    /** Waits, at most 10 s, until so many bytes of the body have arrived. */
    public Request awaitBody(long bytes) {
        await(() -> length >= bytes, bytes + " bytes of the body");
        return this;
    }

    /** Waits, at most 10 s, until the whole body has arrived. */
    public Request awaitComplete() {
        await(() -> complete, "the whole body");
        return this;
    }

    /** Waits, at most 10 s, until the answer was played to its end or the connection is gone. */
    public Request awaitOver() {
        await(() -> over, "the end of the answer");
        return this;
    }

    private synchronized void await(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError(this + " waited in vain for " + what + "; " + length + " bytes came");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(this + " was interrupted while waiting for " + what, e);
            }
        }
    }

    synchronized void received(byte[] bytes, int count) {
        md5.update(bytes, 0, count);
        kept.write(bytes, 0, Math.min(count, KEPT_BYTES - kept.size()));
        length += count;
        notifyAll();
    }

    synchronized void complete() {
        complete = true;
        notifyAll();
    }

    synchronized void over() {
        over = true;
        notifyAll();
    }

    @Override
    public String toString() {
        return method() + " " + target();
    }
}
