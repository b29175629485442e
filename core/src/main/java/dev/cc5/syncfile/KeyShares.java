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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file, dealt out by their keys into temporary files that each fit into memory. Of a very large file they
 * do not, and each share is dealt out again, by other bits of the keys' hashes.
 */
final class KeyShares implements ValidRows, Closeable {
    /** A share is about so long, and some times as much as objects: of very short values twenty times. */
    private static final long SHARE_BYTES = 1L << 20;
    /** A longer share is dealt out again. */
    private static final long MOST_BYTES = 2 * SHARE_BYTES;
    /** Each is an open file with a buffer. */
    private static final int MOST_SHARES = 400;
    /** More often is no use: what then is still together has one key, or very nearly. */
    private static final int MOST_TIMES = 3;

    private static final int BUFFER_BYTES = 4 * 1024;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int OTHER_BITS = 21;

    private final Path temporary;
    private final int times;
    private final @Nullable DataOutputStream[] outs;
    private final @Nullable FileChannel[] files;
    private final long[] bytes;
    private @Nullable Header header;

    /** Is told rows. */
    interface Rows {
        /**
         * One row, in the file's order.
         *
         * @param deletes whether it is a row 90
         * @param values all of a row 10, those of the key of a row 90
         */
        void row(boolean deletes, List<String> values) throws IOException;
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

    Header header() {
        return Objects.requireNonNull(header);
    }

    @Override
    public void header(Header read) {
        header = read;
    }

    @Override
    public void upsert(List<String> values) throws IOException {
        keep(false, values);
    }

    @Override
    public void delete(List<String> keys) throws IOException {
        keep(true, keys);
    }

    private void keep(boolean deletes, List<String> values) throws IOException {
        long key = values.subList(0, header().keys().size()).hashCode() * SPREAD;
        int share = (int) Math.floorMod(Long.rotateLeft(key, times * OTHER_BITS), (long) bytes.length);
        DataOutputStream out = out(share);
        out.writeBoolean(deletes);
        out.writeInt(values.size());
        bytes[share] += 1 + Integer.BYTES;
        for (String value : values) {
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
            bytes[share] += Integer.BYTES + text.length;
        }
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
        for (DataOutputStream out : outs) {
            if (out != null) {
                out.flush();
            }
        }
        Arrays.fill(outs, null);
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
            forEach(index, again::keep);
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
                rows.row(in.readBoolean(), values(in));
            }
        } catch (EOFException end) {
            files[index] = null;
        }
    }

    private static List<String> values(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
        }
        return values;
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
