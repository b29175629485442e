package dev.cc5.s3;

import dev.cc5.model.Explanation;
import dev.cc5.model.SourceFile;
import dev.cc5.model.SourceRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** A source of zeros that is no file; it may not keep its word. Its MD5 is not known. */
final class TestSource implements SourceFile {
    private final long size;
    private final long yielded;
    private final boolean fails;
    private boolean changed;

    private TestSource(long size, long yielded, boolean fails) {
        this.size = size;
        this.yielded = yielded;
        this.fails = fails;
    }

    static TestSource ofSize(long size) {
        return new TestSource(size, size, false);
    }

    /** Ends after another number of bytes than it says. */
    static TestSource lying(long size, long yielded) {
        return new TestSource(size, yielded, false);
    }

    /** Cannot be read beyond so many bytes. */
    static TestSource failing(long size, long yielded) {
        return new TestSource(size, yielded, true);
    }

    /** Yields all bytes and turns out to have changed meanwhile. */
    static TestSource changed(long size) {
        TestSource source = ofSize(size);
        source.changed = true;
        return source;
    }

    @Override
    public String name() {
        return "zeros.cc5txt";
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String fingerprint() {
        return "zeros:" + size;
    }

    @Override
    public Optional<String> md5() {
        return Optional.empty();
    }

    @Override
    public void verifyUnchanged() {
        if (changed) {
            throw new SourceRefusedException(new Explanation("reading zeros", "they were written to", ""));
        }
    }

    @Override
    public ReadableByteChannel open() {
        return new ReadableByteChannel() {
            private long left = yielded;

            @Override
            public int read(ByteBuffer into) throws IOException {
                if (left == 0) {
                    if (fails) {
                        throw new IOException("Input/output error");
                    }
                    return -1;
                }
                int count = (int) Math.min(into.remaining(), left);
                into.put(new byte[count]);
                left -= count;
                return count;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
    }
}
