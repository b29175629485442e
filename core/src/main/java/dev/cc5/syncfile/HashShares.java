package dev.cc5.syncfile;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Very many hashes, of which those that came more than once are wanted: some in memory, more in temporary files, each of
 * which takes the hashes of one range and is looked at in its turn.
 */
final class HashShares implements Closeable {
    /** 4 MiB. */
    private static final int IN_MEMORY = 512 << 10;

    private static final int SHARES = 256;
    private static final int SHIFT = Long.SIZE - 8;
    private static final int BUFFERED = 1 << 10;

    private final Path temporary;
    private @Nullable FileChannel[] files = {};
    private long[][] buffers = {};
    private int[] buffered = {};
    private long[] inMemory = new long[1 << 6];
    private int count;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    /** @param temporary the folder in which temporary files may be made */
    HashShares(Path temporary) {
        this.temporary = temporary;
    }

    void add(long hash) {
        if (files.length == 0 && count == IN_MEMORY) {
            spill();
        }
        if (files.length > 0) {
            deal(hash);
            return;
        }
        if (count == inMemory.length) {
            inMemory = Arrays.copyOf(inMemory, count * 2);
        }
        inMemory[count++] = hash;
    }

    private void spill() {
        bytes = ByteBuffer.allocate(BUFFERED * Long.BYTES);
        files = new FileChannel[SHARES];
        buffers = new long[SHARES][];
        buffered = new int[SHARES];
        for (int i = 0; i < count; i++) {
            deal(inMemory[i]);
        }
        inMemory = new long[0];
    }

    private void deal(long hash) {
        int share = (int) (hash >>> SHIFT);
        if (buffers[share] == null) {
            buffers[share] = new long[BUFFERED];
        }
        buffers[share][buffered[share]++] = hash;
        if (buffered[share] == BUFFERED) {
            write(share);
        }
    }

    private void write(int share) {
        try {
            FileChannel file = files[share];
            if (file == null) {
                file = NamelessFile.in(temporary);
                files[share] = file;
            }
            bytes.clear();
            bytes.asLongBuffer().put(buffers[share], 0, buffered[share]);
            bytes.limit(buffered[share] * Long.BYTES);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            buffered[share] = 0;
        } catch (IOException e) {
            throw new UncheckedIOException("writing a temporary file failed", e);
        }
    }

    /** Tells each hash that was added more than once, once. */
    void repeated(LongConsumer told) throws IOException {
        SeenHashes seen = new SeenHashes();
        if (files.length == 0) {
            seen.begin(count);
            repeated(seen, inMemory, count, told);
            return;
        }
        for (int share = 0; share < SHARES; share++) {
            repeated(seen, share, told);
        }
    }

    private void repeated(SeenHashes seen, int share, LongConsumer told) throws IOException {
        FileChannel file = files[share];
        int stored = file == null ? 0 : Math.toIntExact(file.size() / Long.BYTES);
        seen.begin(stored + buffered[share]);
        // What is not written yet leaves its buffer free for the rest.
        repeated(seen, buffers[share], buffered[share], told);
        if (file != null) {
            file.position(0);
            for (int at = 0; at < stored; at += BUFFERED) {
                bytes.clear();
                while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
                bytes.flip().asLongBuffer().get(buffers[share]);
                repeated(seen, buffers[share], BUFFERED, told);
            }
        }
    }

    private static void repeated(SeenHashes seen, long[] hashes, int count, LongConsumer told) {
        for (int i = 0; i < count; i++) {
            if (seen.add(hashes[i]) == 1) {
                told.accept(hashes[i]);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (FileChannel file : files) {
            if (file != null) {
                file.close();
            }
        }
    }
}
