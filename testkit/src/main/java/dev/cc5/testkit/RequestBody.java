package dev.cc5.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a request into its log entry, at constant memory. Used by the thread of the connection. */
final class RequestBody {
    private static final int BLOCK = 128 * 1024;

    private final Request request;
    private final InputStream in;
    private final boolean chunked;
    private final byte[] block;

    /** What is left of the body, or of the present chunk. */
    private long left;

    RequestBody(Request request, RequestHead head, InputStream in) throws IOException {
        this.request = request;
        this.in = in;
        this.chunked = head.isChunked();
        this.left = chunked ? 0 : head.contentLength();
        this.block = new byte[(int) Math.min(BLOCK, chunked ? BLOCK : left)];
        if (!chunked && left == 0) {
            request.complete();
        }
    }

    /** Reads until so many bytes have come in all, or the body has ended. */
    void readUpTo(long bytes) throws IOException {
        while (!request.isComplete() && request.bodyLength() < bytes) {
            if (chunked && left == 0 && !nextChunk()) {
                return;
            }
            long wanted = Math.min(left, bytes - request.bodyLength());
            int count = in.read(block, 0, (int) Math.min(block.length, wanted));
            if (count < 0) {
                throw new EOFException("The body ended after " + request.bodyLength() + " bytes");
            }
            left -= count;
            request.received(block, count);
            if (left == 0) {
                endOfFrame();
            }
        }
    }

    private boolean nextChunk() throws IOException {
        String size = RequestHead.line(in, in.read());
        int extension = size.indexOf(';');
        try {
            left = Long.parseLong(extension < 0 ? size : size.substring(0, extension), 16);
        } catch (NumberFormatException e) {
            throw new IOException("Not the size of a chunk: " + size, e);
        }
        if (left > 0) {
            return true;
        }
        String trailer = RequestHead.line(in, in.read());
        while (!trailer.isEmpty()) {
            trailer = RequestHead.line(in, in.read());
        }
        request.complete();
        return false;
    }

    private void endOfFrame() throws IOException {
        if (chunked) {
            RequestHead.line(in, in.read());
        } else {
            request.complete();
        }
    }
}
