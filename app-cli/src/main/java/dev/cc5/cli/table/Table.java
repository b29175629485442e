package dev.cc5.cli.table;

import dev.cc5.syncfile.Field;
import java.io.IOException;
import java.util.List;

/** A file of rows that all have the same fields. Can be read as often as one likes. */
public interface Table {
    /**
     * The fields and, of each, the most special type that all its values have; reads the whole file.
     *
     * @throws TableException when the file is not what it should be
     */
    List<Field> fields() throws IOException;

    /**
     * The rows in the file's order, as the sync file has them.
     *
     * @param fields those of {@link #fields}, perhaps of other types
     * @throws TableException when the file is not what it should be, or a value cannot be of its field's type
     */
    void rows(List<Field> fields, RowTaker taker) throws IOException;

    /** Takes one row after the other. */
    @FunctionalInterface
    interface RowTaker {
        /**
         * A row.
         *
         * @param line where it begins in the file, from 1
         * @param values one for each field; empty where there is none
         */
        void row(long line, List<String> values) throws IOException;
    }
}
