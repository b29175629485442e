package dev.cc5.syncfile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of a file, dealt out by their keys into temporary files that each fit into memory. */
final class KeyShares implements ValidRows, Closeable {
    /** A share is about so long in the file, and some times as much as objects. */
    private static final long SHARE_BYTES = 2L << 20;
    /** Each is an open file with a buffer. */
    private static final int MOST_SHARES = 400;

    private static final int BUFFER_BYTES = 4 * 1024;

    private final Path folder;
    private final @Nullable DataOutputStream[] outs;
    private final @Nullable Path[] files;
    private @Nullable Header header;

    /**
     * One row.
     *
     * @param deletes whether it is a row 90
     * @param values all of a row 10, those of the key of a row 90
     */
    record Row(boolean deletes, List<String> values) {}

    KeyShares(Path temporary, int shares) throws IOException {
        this.folder = Files.createTempDirectory(temporary, "cc5-diff");
        this.outs = new DataOutputStream[shares];
        this.files = new Path[shares];
    }

    /** How many shares files of this length need in all. */
    static int fitting(long bytes) {
        return (int) Math.max(1, Math.min(MOST_SHARES, bytes / SHARE_BYTES));
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
        int key = values.subList(0, header().keys().size()).hashCode();
        DataOutputStream out = out(Math.floorMod(key * 0x9E3779B9, outs.length));
        out.writeBoolean(deletes);
        out.writeInt(values.size());
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private DataOutputStream out(int index) throws IOException {
        DataOutputStream out = outs[index];
        if (out == null) {
            Path file = folder.resolve(Integer.toString(index));
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
            files[index] = file;
            outs[index] = out;
        }
        return out;
    }

    /** No more rows come. Gives back what is open: there may be as many files again. */
    void seal() throws IOException {
        for (DataOutputStream out : outs) {
            if (out != null) {
                out.close();
            }
        }
    }

    /** The rows of one share, in the file's order; for after {@link #seal}. */
    List<Row> share(int index) throws IOException {
        List<Row> rows = new ArrayList<>();
        Path file = files[index];
        if (file == null) {
            return rows;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                rows.add(row(in));
            }
        } catch (EOFException end) {
            return rows;
        }
    }

    private static Row row(DataInputStream in) throws IOException {
        boolean deletes = in.readBoolean();
        int count = in.readInt();
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
        }
        return new Row(deletes, values);
    }

    @Override
    public void close() throws IOException {
        seal();
        for (Path file : files) {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        }
        Files.delete(folder);
    }
}
