package dev.cc5.simulation;

import dev.cc5.model.Explanation;
import dev.cc5.model.SourceFile;
import dev.cc5.model.SourceRefusedException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** A file of the user's, which its writer may change, cut or remove at any time. */
final class UserFile {
    private final String name;
    private Content content;
    private int length;
    private long version;
    private boolean gone;

    UserFile(String name, Content content) {
        this.name = name;
        this.content = content;
        this.length = content.bytes().length;
    }

    /** What it holds now. */
    Content content() {
        return content.first(length);
    }

    /** Writes all of it anew. */
    void write(Content to) {
        content = to;
        length = to.bytes().length;
        gone = false;
        version++;
    }

    void shrink() {
        length = Math.max(1, length / 2);
        version++;
    }

    void remove() {
        gone = true;
        version++;
    }

    /** Whether it is there, and whole. */
    boolean isWhole() {
        return !gone && length == content.bytes().length;
    }

    /** The file as it is now, as {@link dev.cc5.model.LocalFile} takes it. */
    SourceFile freeze() {
        if (gone) {
            throw refused("there is no such file");
        }
        return new Frozen(version, length);
    }

    private SourceRefusedException refused(String how) {
        return new SourceRefusedException(new Explanation("reading " + name, how, "No import was started."));
    }

    private final class Frozen implements SourceFile {
        private final long frozenVersion;
        private final int frozenLength;
        private Optional<Content> read = Optional.empty();

        Frozen(long version, int length) {
            this.frozenVersion = version;
            this.frozenLength = length;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long size() {
            return frozenLength;
        }

        @Override
        public String fingerprint() {
            if (read.isEmpty()) {
                verifyUnchanged();
                read = Optional.of(content.first(length));
            }
            return read.get().fingerprint();
        }

        @Override
        public Optional<String> md5() {
            return read.map(Content::md5);
        }

        @Override
        public ReadableByteChannel open() {
            verifyUnchanged();
            return new Reading();
        }

        @Override
        public void verifyUnchanged() {
            if (gone || version != frozenVersion) {
                throw refused("the file changed while it was being imported");
            }
        }
    }

    /** Reads what is there when it is read. */
    private final class Reading implements ReadableByteChannel {
        private int position;
        private boolean open = true;

        @Override
        public int read(ByteBuffer into) {
            int count = Math.min(into.remaining(), length - position);
            if (count <= 0) {
                return -1;
            }
            into.put(content.bytes(), position, count);
            position += count;
            return count;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
