package dev.cc5.testkit;

import dev.cc5.model.SourceFile;
import dev.cc5.model.SourceRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A source that is no file, and may yield another number of bytes than it said. Its bytes follow from their positions.
 * Counts the channels that are open.
 */
final class StreamedSource implements SourceFile {
    private final long size;
    private final long yielded;
    private final boolean fails;
    private final AtomicInteger open = new AtomicInteger();

    private StreamedSource(long size, long yielded, boolean fails) {
        this.size = size;
        this.yielded = yielded;
        this.fails = fails;
    }

    static StreamedSource of(long size) {
        return new StreamedSource(size, size, false);
    }

    /** Says one size and ends at another. */
    static StreamedSource lying(long size, long yielded) {
        return new StreamedSource(size, yielded, false);
    }

    /** Fails with an error of the disk after so many bytes. */
    static StreamedSource failing(long size, long yielded) {
        return new StreamedSource(size, yielded, true);
    }

    int openChannels() {
        return open.get();
    }

    byte[] content() {
        byte[] content = new byte[Math.toIntExact(yielded)];
        for (int i = 0; i < content.length; i++) {
            content[i] = byteAt(i);
        }
        return content;
    }

    private static byte byteAt(long position) {
        return (byte) (position * 31 + position / 251);
    }

    @Override
    public String name() {
        return "streamed.cc5txt";
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String fingerprint() {
        return "streamed:" + size;
    }

    @Override
    public Optional<String> md5() {
        return Optional.empty();
    }

    @Override
    public ReadableByteChannel open() {
        open.incrementAndGet();
        return new Channel();
    }

    @Override
    public void verifyUnchanged() {
        if (yielded != size) {
            throw new SourceRefusedException(
                    Failures.sourceChanged("it is " + yielded + " bytes long").explanation());
        }
    }

    private final class Channel implements ReadableByteChannel {
        private long position;
        private boolean closed;

        @Override
        public int read(ByteBuffer into) throws IOException {
            if (position == yielded) {
                if (fails) {
                    throw new IOException("Input/output error");
                }
                return -1;
            }
            int count = (int) Math.min(into.remaining(), yielded - position);
            for (int i = 0; i < count; i++) {
                into.put(byteAt(position++));
            }
            return count;
        }

        @Override
        public boolean isOpen() {
            return !closed;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }
    }
}
