package dev.cc5.syncfile;

import java.util.Arrays;

/** Small sync files; each test changes one thing about a right one. */
final class Sample {
    static final String ROW_00 = "00|acme|cc5|20261120083000|ref-1";
    static final String ROW_01 = "01|wks_family|65a1f0c2d4e5b6a798c0d1e2|65a1f0c2d4e5b6a798c0d1f7|cc-family|sync";
    static final String ROW_02 = "02|id";
    static final String ROW_03 = "03|id|name";

    private Sample() {}

    /** A file of these lines and no other. */
    static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    /** A right header for the fields {@code id} (the key) and {@code name}, these rows, and the footer for them. */
    static String file(String... rows) {
        return withFields("id|name", rows);
    }

    /** The same with another row 03; the first field's code must be {@code id}. */
    static String withFields(String fields, String... rows) {
        return withHeader(ROW_00, ROW_01, ROW_02, "03|" + fields, rows);
    }

    static String withHeader(String row00, String row01, String row02, String row03, String... rows) {
        return lines(row00, row01, row02, row03) + (rows.length == 0 ? "" : lines(rows)) + footer(rows);
    }

    private static String footer(String... rows) {
        long count = Arrays.stream(rows)
                .filter(row -> row.matches("(?s)(10|90)(\\|.*)?"))
                .count();
        return "99|" + count + "\n";
    }

    /** A file with one row whose second value is of a type. */
    static String withValue(String type, String value) {
        return withFields("id|value:" + type, "10|a|" + value + "|");
    }
}
