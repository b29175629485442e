package dev.cc5.syncfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.function.Consumer;

/**
 * Reads and checks a sync file in one pass (PLATFORM section 7), in constant memory whatever its length. Its limits: a
 * line of 16 MiB, 10,000 fields, a number of 100 digits, a JSON value of 1 Mi characters and 64 levels. Whether keys
 * repeat (F9) {@link RepeatedKeys} finds out; whether the header is the one that was asked for (F10) is not looked at.
 *
 * <p>Reads a stream, or is fed the file's bytes as they come, so that whoever reads a file for another reason too, its
 * hash say, reads it once:
 *
 * <pre>{@code
 * SyncFileReader reader = new SyncFileReader(handler);
 * while (channel.read(block) >= 0) {
 *     digest.update(block.array(), 0, block.position());
 *     reader.update(block.array(), 0, block.position());
 *     block.clear();
 * }
 * Summary summary = reader.finish();
 * }</pre>
 *
 * <p>Quickest are blocks of 64 to 256 KiB to a handler that wants no rows. An object is for one file and one thread at a
 * time; it keeps nothing of a block but the line that is not at its end, and makes no buffers of its own before it must.
 * The static methods may be called from many threads at once, each with its own stream and handler.
 */
public final class SyncFileReader {
    private static final int FIRST_BLOCK = 8 << 10;
    private static final int LARGEST_BLOCK = 64 << 10;

    private final Reading reading;

    /** A reader that is fed. */
    public SyncFileReader(SyncFileHandler handler) {
        this.reading = Reading.ofAll(handler);
    }

    /** A reader that is fed, and lets keys be compared when it has read all. */
    public SyncFileReader(SyncFileHandler handler, RepeatedKeys keys) {
        this.reading = Reading.ofAll(handler, keys.hashes());
    }

    /**
     * Reads to the end of the stream, or until the handler has had enough. Stops early also at a file that is no sync
     * file at all (its first line is no row), and at the first line after row 99. Does not close the stream.
     *
     * @return what was read; its structure is right only when header, order and footer were seen and are
     * @throws IOException when the stream fails
     */
    public static Summary read(InputStream in, SyncFileHandler handler) throws IOException {
        return read(in, Reading.ofAll(handler));
    }

    /**
     * The same with the help of other threads, worth its start from about 16 MiB on and only where the handler wants no
     * rows. The handler is told the same, in the same order and from the calling thread; when this returns or throws,
     * helpers may still be at work for a moment, but on nothing that matters.
     *
     * @param helpers takes short tasks that do not block, to run them elsewhere: {@code executor::execute}; one thread of its own is enough for two processors
     * @throws java.io.InterruptedIOException when the thread is interrupted while it waits for a helper; it stays
     *     interrupted
     */
    public static Summary read(ReadableByteChannel in, SyncFileHandler handler, Consumer<Runnable> helpers)
            throws IOException {
        return new ReadAhead(in, Reading.ofAll(handler), helpers).toTheEnd();
    }

    /** The same, and lets keys be compared afterwards. */
    public static Summary read(
            ReadableByteChannel in, SyncFileHandler handler, Consumer<Runnable> helpers, RepeatedKeys keys)
            throws IOException {
        return new ReadAhead(in, Reading.ofAll(handler, keys.hashes()), helpers).toTheEnd();
    }

    /**
     * Reads the rows 00 to 03 only. The stream may have been read further than that; it is not closed.
     *
     * @return a summary without rows; its structure is right when the header is, and it is complete only where the file
     *     ends within the header
     * @throws IOException when the stream fails
     */
    public static Summary readHeader(InputStream in, SyncFileHandler handler) throws IOException {
        return read(in, Reading.ofHeader(handler));
    }

    static Summary read(InputStream in, Reading reading) throws IOException {
        byte[] block = new byte[FIRST_BLOCK];
        while (!reading.isDone()) {
            int count = in.read(block);
            if (count < 0) {
                return reading.finish();
            }
            reading.update(block, 0, count);
            if (count == block.length && count < LARGEST_BLOCK) {
                block = new byte[LARGEST_BLOCK];
            }
        }
        return reading.finish();
    }

    /**
     * Reads on. The bytes may be used for something else afterwards.
     *
     * @return whether to go on; false once nothing more of the file matters, and then further bytes are passed over
     */
    public boolean update(byte[] bytes, int offset, int length) {
        if (!reading.isDone()) {
            reading.update(bytes, offset, offset + length);
        }
        return !reading.isDone();
    }

    /** The same with the bytes that remain in a buffer, which is empty afterwards. One on the heap is not copied. */
    public boolean update(ByteBuffer bytes) {
        if (bytes.hasArray()) {
            int offset = bytes.arrayOffset() + bytes.position();
            int length = bytes.remaining();
            bytes.position(bytes.limit());
            return update(bytes.array(), offset, length);
        }
        byte[] block = new byte[Math.min(bytes.remaining(), LARGEST_BLOCK)];
        while (bytes.hasRemaining()) {
            int length = Math.min(bytes.remaining(), block.length);
            bytes.get(block, 0, length);
            update(block, 0, length);
        }
        return !reading.isDone();
    }

    /**
     * Says that the bytes given are all; to be called once.
     *
     * @return what was read; its structure is right only when header, order and footer were seen and are
     */
    public Summary finish() {
        return reading.finish();
    }
}
