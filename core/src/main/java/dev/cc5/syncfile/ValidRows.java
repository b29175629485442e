package dev.cc5.syncfile;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The rows of a file that is right to its end; the first error ends the reading. For what is made of files, not for what
 * says what is wrong with them.
 */
public interface ValidRows {
    /** The rows 00 to 03; comes first. */
    void header(Header header) throws IOException;

    /** A row 10, decoded. */
    void upsert(List<String> values) throws IOException;

    /** A row 90, decoded. */
    void delete(List<String> keys) throws IOException;

    /**
     * Reads a file to its end. Does not close the stream.
     *
     * @throws InvalidSyncFileException at the first error; what was told until then is not to be used
     * @throws IOException when the stream, or the one who is told, fails
     */
    static Summary read(InputStream in, ValidRows rows) throws IOException {
        return new Adapted(rows).read(in);
    }

    /** Makes the reader's calls those of {@link ValidRows}. */
    final class Adapted extends UntilFirstError {
        private final ValidRows rows;

        private Adapted(ValidRows rows) {
            this.rows = rows;
        }

        @Override
        public void header(Header header) {
            tell(() -> rows.header(header));
        }

        @Override
        public void upsert(long line, List<String> values) {
            tell(() -> rows.upsert(values));
        }

        @Override
        public void delete(long line, List<String> keys) {
            tell(() -> rows.delete(keys));
        }
    }
}
