package dev.cc5.cli.table;

import dev.cc5.syncfile.Header;
import dev.cc5.syncfile.SyncFileWriter;
import dev.cc5.syncfile.UnrepresentableException;
import dev.cc5.syncfile.ValidRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Makes a sync file of a table, and a table of a sync file. */
public final class TableConversion {
    private TableConversion() {}

    /** How line breaks in values that are not CR LF are written: a sync file has only that one. */
    public enum LineBreaks {
        /** They are an error. */
        REFUSE,
        /** As CR LF: they do not come back as they were. */
        CRLF
    }

    /**
     * Writes a sync file.
     *
     * @param header with the fields of the columns
     * @return how many rows there are
     * @throws TableException when the table is broken or a value cannot be written; names line and column
     */
    public static long toSyncFile(Table table, Columns columns, Header header, LineBreaks lineBreaks, OutputStream out)
            throws IOException {
        SyncFileWriter writer = SyncFileWriter.begin(out, header);
        table.rows(columns.source(), (line, values) -> {
            List<String> row = columns.row(values);
            try {
                writer.upsert(
                        lineBreaks == LineBreaks.CRLF
                                ? row.stream().map(TableConversion::withCrlf).toList()
                                : row);
            } catch (UnrepresentableException e) {
                String hint = e.expected().contains("line breaks") ? " (or give --line-breaks crlf)" : "";
                throw new TableException(line, e.column(), "found " + e.found() + ", expected " + e.expected() + hint);
            }
        });
        return writer.finish();
    }

    private static String withCrlf(String value) {
        boolean breaks = value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0;
        return breaks ? value.replaceAll("\\R", "\r\n") : value;
    }

    /**
     * Writes the rows of a sync file with another writer.
     *
     * @param deletes whether rows 90 are handed over; else they are left out
     * @return how many rows were left out
     * @throws dev.cc5.syncfile.InvalidSyncFileException when the sync file is not right
     * @throws TableException when the other format cannot hold a row
     */
    public static long toTable(InputStream in, TableWriter writer, boolean deletes) throws IOException {
        long[] left = new long[1];
        ValidRows.read(in, new ValidRows() {
            @Override
            public void header(Header header) throws IOException {
                writer.begin(header);
            }

            @Override
            public void upsert(List<String> values) throws IOException {
                writer.upsert(values);
            }

            @Override
            public void delete(List<String> keys) throws IOException {
                if (deletes) {
                    writer.delete(keys);
                } else {
                    left[0]++;
                }
            }
        });
        writer.finish();
        return left[0];
    }
}
