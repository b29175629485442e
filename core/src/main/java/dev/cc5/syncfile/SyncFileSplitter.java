package dev.cc5.syncfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a sync file into parts, each of them a sync file. Rows keep their order: where a key occurs twice, the parts must
 * be imported one after the other.
 */
public final class SyncFileSplitter {
    /** By so many the footer may grow when its count does. */
    private static final int MOST_DIGITS_MORE = 1;

    private final Limits limits;
    private final Parts parts;
    private final WrittenRows whole = new WrittenRows() {
        @Override
        void take(boolean deletes, byte[] bytes, int from, int keyEnd, int to) throws IOException {
            append(deletes, bytes, from, to);
        }
    };
    private @Nullable Part part;
    private int made;

    /**
     * How large a part may become.
     *
     * @param rows rows 10 and 90 of one part, 1 or more
     * @param bytes a part's length, header and footer included; a single row that is longer has a part of its own
     */
    public record Limits(long rows, long bytes) {
        public Limits {
            if (rows < 1 || bytes < 1) {
                throw new IllegalArgumentException("A part must have at least 1 row and 1 byte");
            }
        }
    }

    /** Where the parts go. */
    public interface Parts {
        /** Opens the place for a part, numbered from 1; it is closed when the part is whole. */
        OutputStream open(int number) throws IOException;
    }

    private SyncFileSplitter(Limits limits, Parts parts) {
        this.limits = limits;
        this.parts = parts;
    }

    /**
     * Splits a file. Each part has the header of the whole, with its number behind the reference id, and the right
     * footer.
     *
     * @return how many parts there are: 1 for a file without rows
     * @throws InvalidSyncFileException when the file is not right; the parts made until then are not to be used
     * @throws IOException when a stream fails
     */
    public static int split(InputStream in, Limits limits, Parts parts) throws IOException {
        SyncFileSplitter splitter = new SyncFileSplitter(limits, parts);
        splitter.whole.read(in);
        splitter.current();
        splitter.end();
        return splitter.made;
    }

    private void append(boolean deletes, byte[] bytes, int from, int to) throws IOException {
        SyncFileWriter writer = current().writer;
        long longer = writer.bytes() + SyncFileWriter.lengthOf(to - from) + MOST_DIGITS_MORE;
        boolean full = writer.rows() >= limits.rows || longer > limits.bytes;
        if (full && writer.rows() > 0) {
            end();
            writer = current().writer;
        }
        writer.append(deletes, bytes, from, to);
    }

    private Part current() throws IOException {
        Part current = part;
        if (current == null) {
            made++;
            Header header = whole.header();
            OutputStream out = parts.open(made);
            current =
                    new Part(out, SyncFileWriter.begin(out, header.withReferenceId(header.referenceId() + "-" + made)));
            part = current;
        }
        return current;
    }

    private void end() throws IOException {
        Part current = part;
        if (current != null) {
            current.writer.finish();
            current.out.close();
            part = null;
        }
    }

    /** The part that is being written. */
    private record Part(OutputStream out, SyncFileWriter writer) {}
}
