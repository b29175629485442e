package dev.cc5.cli.table;

import java.io.IOException;

/** A file is not the table that it should be. */
public final class TableException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param line where, from 1; 0 where the whole file is meant
     * @param column the column's name; empty where the whole row is meant
     * @param what what is wrong there, without a full stop
     */
    public TableException(long line, String column, String what) {
        super(where(line, column) + what);
    }

    private static String where(long line, String column) {
        String of = column.isEmpty() ? "" : "column " + column;
        String at = line == 0 ? "" : "line " + line;
        String both = at + (at.isEmpty() || of.isEmpty() ? "" : ", ") + of;
        return both.isEmpty() ? "" : both + ": ";
    }
}
