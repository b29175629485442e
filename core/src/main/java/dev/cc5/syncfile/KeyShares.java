package dev.cc5.syncfile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file, dealt out by their keys into temporary files that each fit into memory. Of a very large file they
 * do not, and each share is dealt out again, by other bits of the keys' hashes.
 */
final class KeyShares extends WrittenRows implements Closeable {
    /** A share is about so long, and some times as much as objects: of very short values twenty times. */
    private static final long SHARE_BYTES = 1L << 20;
    /** A longer share is dealt out again. */
    private static final long MOST_BYTES = 2 * SHARE_BYTES;
    /** Each is an open file with a buffer. */
    private static final int MOST_SHARES = 400;
    /** More often is no use: what then is still together has one key, or very nearly. */
    private static final int MOST_TIMES = 3;

    private static final int BUFFER_BYTES = 4 * 1024;
    private static final int OTHER_BITS = 21;

    private final Path temporary;
    private final int times;
    private final @Nullable DataOutputStream[] outs;
    private final @Nullable FileChannel[] files;
    private final long[] bytes;
    private @Nullable KeyForm form;

    /** Is told rows. */
    interface Rows {
        /**
         * One row, in the file's order.
         *
         * @param deletes whether it is a row 90
         * @param values all of a row 10, those of the key of a row 90, as they are written
         * @param keyEnd where those of the key end
         */
        void row(boolean deletes, byte[] values, int keyEnd) throws IOException;
    }

    /** @param bytes how long both files are together */
    KeyShares(Path temporary, long bytes) {
        this(temporary, bytes, 1);
    }

    private KeyShares(Path temporary, long bytes, int times) {
        int shares = (int) Math.max(1, Math.min(MOST_SHARES, bytes / SHARE_BYTES));
        this.temporary = temporary;
        this.times = times;
        this.outs = new DataOutputStream[shares];
        this.files = new FileChannel[shares];
        this.bytes = new long[shares];
    }

    /** How many there are; the same for files that were told the same length. */
    int count() {
        return bytes.length;
    }

    @Override
    public void header(Header read) {
        super.header(read);
        form = new KeyForm(read);
    }

    @Override
    void take(boolean deletes, byte[] values, int from, int keyEnd, int to) throws IOException {
        long key = Objects.requireNonNull(form).hash(values, from, keyEnd);
        int share = (int) Math.floorMod(Long.rotateLeft(key, times * OTHER_BITS), (long) bytes.length);
        DataOutputStream out = out(share);
        out.writeBoolean(deletes);
        out.writeInt(keyEnd - from);
        out.writeInt(to - from);
        out.write(values, from, to - from);
        bytes[share] += 1 + 2 * Integer.BYTES + to - from;
    }

    private DataOutputStream out(int index) throws IOException {
        DataOutputStream out = outs[index];
        if (out == null) {
            FileChannel file = NamelessFile.in(temporary);
            out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER_BYTES));
            files[index] = file;
            outs[index] = out;
        }
        return out;
    }

    /** No more rows come. */
    void seal() throws IOException {
        for (int i = 0; i < outs.length; i++) {
            DataOutputStream out = outs[i];
            if (out != null) {
                out.flush();
                // The stream of a channel holds on to the last array, a whole row perhaps.
                outs[i] = null;
            }
        }
    }

    /** Whether one share, and the same one of another file, are too long to be in memory and can be dealt out again. */
    boolean isTooLong(int index, KeyShares other) {
        return times < MOST_TIMES && bytes[index] + other.bytes[index] > MOST_BYTES;
    }

    /** Deals one share out again, into as many as the same one of another file. */
    KeyShares again(int index, KeyShares other) throws IOException {
        KeyShares again = new KeyShares(temporary, bytes[index] + other.bytes[index], times + 1);
        try {
            again.header(header());
            forEach(index, (deletes, values, keyEnd) -> again.take(deletes, values, 0, keyEnd, values.length));
            again.seal();
            return again;
        } catch (IOException | RuntimeException e) {
            again.close();
            throw e;
        }
    }

    /** Tells the rows of one share and forgets them; for after {@link #seal}. */
    void forEach(int index, Rows rows) throws IOException {
        FileChannel file = files[index];
        if (file == null) {
            return;
        }
        file.position(0);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(file)))) {
            while (true) {
                boolean deletes = in.readBoolean();
                int keyEnd = in.readInt();
                byte[] values = new byte[in.readInt()];
                in.readFully(values);
                rows.row(deletes, values, keyEnd);
            }
        } catch (EOFException end) {
            files[index] = null;
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
