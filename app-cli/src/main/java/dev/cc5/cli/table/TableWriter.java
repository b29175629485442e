package dev.cc5.cli.table;

import dev.cc5.syncfile.Header;
import java.io.IOException;
import java.util.List;

/** Writes the rows of a sync file in another format. Does not close the stream that it writes to. */
public interface TableWriter {
    /** Comes first. */
    void begin(Header header) throws IOException;

    /**
     * A row 10, decoded.
     *
     * @throws TableException when the format cannot hold it
     */
    void upsert(List<String> values) throws IOException;

    /**
     * A row 90, decoded.
     *
     * @throws TableException when the format cannot hold it
     */
    void delete(List<String> keys) throws IOException;

    /** Comes last. */
    void finish() throws IOException;
}
