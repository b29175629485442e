package dev.cc5.testkit;

import dev.cc5.model.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** What a broken uploader makes of a source. */
class BrokenSource implements SourceFile {
    private final SourceFile good;

    private BrokenSource(SourceFile good) {
        this.good = good;
    }

    /** Reads it, but never looks whether it changed. */
    static SourceFile unverified(SourceFile good) {
        return new BrokenSource(good) {
            @Override
            public void verifyUnchanged() {
                // The flaw.
            }
        };
    }

    /** Leaves its channels open. */
    static SourceFile neverClosed(SourceFile good) {
        return new BrokenSource(good) {
            @Override
            public ReadableByteChannel open() {
                return new Resized(good.open(), Long.MAX_VALUE) {
                    @Override
                    public int read(ByteBuffer into) throws IOException {
                        return good.read(into);
                    }

                    @Override
                    public void close() {
                        // The flaw.
                    }
                };
            }
        };
    }

    /** Cuts it, or fills it up with zeros, and never looks whether it changed. */
    static SourceFile resized(SourceFile good, long size) {
        return new BrokenSource(good) {
            @Override
            public long size() {
                return size;
            }

            @Override
            public ReadableByteChannel open() {
                return new Resized(good.open(), size);
            }

            @Override
            public void verifyUnchanged() {
                // The flaw.
            }
        };
    }

    @Override
    public String name() {
        return good.name();
    }

    @Override
    public long size() {
        return good.size();
    }

    @Override
    public String fingerprint() {
        return good.fingerprint();
    }

    @Override
    public Optional<String> md5() {
        return good.md5();
    }

    @Override
    public ReadableByteChannel open() {
        return good.open();
    }

    @Override
    public void verifyUnchanged() {
        good.verifyUnchanged();
    }

    private static class Resized implements ReadableByteChannel {
        final ReadableByteChannel good;
        private long left;

        Resized(ReadableByteChannel good, long size) {
            this.good = good;
            this.left = size;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            if (left == 0) {
                return -1;
            }
            int wanted = (int) Math.min(left, into.remaining());
            ByteBuffer block = ByteBuffer.allocate(wanted);
            int count = good.read(block);
            // What is missing stays zero.
            into.put(block.array(), 0, count < 0 ? wanted : count);
            left -= count < 0 ? wanted : count;
            return count < 0 ? wanted : count;
        }

        @Override
        public boolean isOpen() {
            return good.isOpen();
        }

        @Override
        public void close() throws IOException {
            good.close();
        }
    }
}
