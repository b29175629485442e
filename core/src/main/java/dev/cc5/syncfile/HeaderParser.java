package dev.cc5.syncfile;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the rows 00 to 03 and their order (PLATFORM F1, F3). */
final class HeaderParser {
    private static final int FILE = 0;
    private static final int DESTINATION = 1;
    private static final int KEYS = 2;
    private static final int FIELDS = 3;
    private static final List<String> FILE_ROW = List.of("customer code", "file type", "create time", "reference id");
    private static final List<String> DESTINATION_ROW =
            List.of("entity type", "workspace id", "bucket id", "data source code", "action code");
    /** The vendor gives it "based on the specific business needs", so there may be none. */
    private static final String MAY_BE_EMPTY = "action code";

    private static final int CREATE_TIME = 2;

    private final Problems problems;
    private final FieldParser fieldParser;
    /** The row that must come now; past {@link #FIELDS} when all were there. */
    private int next;

    private boolean right = true;
    private long keyLine;
    private List<String> file = List.of();
    private List<String> destination = List.of();
    private List<String> keys = List.of();
    private List<Field> fields = List.of();

    HeaderParser(Problems problems) {
        this.problems = problems;
        this.fieldParser = new FieldParser(problems);
    }

    /** Whether rows of the header are still to come. */
    boolean isOpen() {
        return next <= FIELDS;
    }

    static boolean isRow(int type) {
        return type >= 0 && type <= FIELDS;
    }

    /** A row 00 to 03 came, in whatever order. */
    void accept(Line line) {
        int type = line.rowType();
        if (type != next) {
            outOfOrder(line, type);
            if (type < next) {
                return;
            }
        }
        next = type + 1;
        right &= line.flaw() == null && read(type, line);
    }

    private void outOfOrder(Line line, int type) {
        right = false;
        String expected =
                isOpen() ? expectedNext() : "a row 10, 90 or 99: the rows 00 to 03 come once, at the beginning";
        problems.structure("F1", line.number(), "", "row 0" + type, expected);
    }

    /** The rows ended before row 03: with another row, or with the file. */
    void cutOff(long line, String found) {
        right = false;
        problems.structure("F1", line, "", found, expectedNext());
        next = FIELDS + 1;
    }

    private String expectedNext() {
        return "row 0" + next + ": a file begins with the rows 00, 01, 02 and 03, in this order";
    }

    private boolean read(int type, Line line) {
        long errors = problems.errors();
        switch (type) {
            case FILE -> {
                file = named(line, FILE_ROW);
                checkCreateTime(line);
            }
            case DESTINATION -> destination = named(line, DESTINATION_ROW);
            case KEYS -> {
                keyLine = line.number();
                keys = fieldParser.keys(line);
            }
            case FIELDS -> fields = fieldParser.fields(line, keys);
            default -> throw new IllegalArgumentException("row " + type + " is not of the header");
        }
        return problems.errors() == errors;
    }

    private List<String> named(Line line, List<String> names) {
        Cells cells = new Cells(names.size());
        int count = cells.split(line);
        if (count != names.size()) {
            problems.structure(
                    "F1",
                    line.number(),
                    "",
                    count + (count == 1 ? " value" : " values"),
                    names.size() + " values: " + String.join(", ", names));
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String value = cells.value(i);
            if (value.isBlank() && !names.get(i).equals(MAY_BE_EMPTY)) {
                problems.structure("F1", line.number(), Integer.toString(i + 1), "no value", "the " + names.get(i));
            }
            values.add(value);
        }
        return values;
    }

    private void checkCreateTime(Line line) {
        if (file.isEmpty() || file.get(CREATE_TIME).isBlank()) {
            return;
        }
        String time = file.get(CREATE_TIME);
        byte[] bytes = time.getBytes(StandardCharsets.UTF_8);
        if (!Values.isDate(bytes, 0, bytes.length) && !isIsoTime(time)) {
            problems.structure(
                    "F1",
                    line.number(),
                    Integer.toString(CREATE_TIME + 1),
                    Shown.quote(time),
                    "the time when the file was made, like 20261231235959 or 2026-12-31T23:59:59Z");
        }
    }

    private static boolean isIsoTime(String text) {
        try {
            DateTimeFormatter.ISO_DATE_TIME.parse(text);
            return true;
        } catch (DateTimeException noTime) {
            return isIsoDay(text);
        }
    }

    private static boolean isIsoDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException noDay) {
            return false;
        }
    }

    /** The line of row 02. */
    long keyLine() {
        return keyLine;
    }

    /** What was read; empty when a row is missing or wrong. */
    Optional<Header> header() {
        if (isOpen() || !right) {
            return Optional.empty();
        }
        return Optional.of(new Header(
                file.get(0),
                file.get(1),
                file.get(2),
                file.get(3),
                destination.get(0),
                destination.get(1),
                destination.get(2),
                destination.get(3),
                destination.get(4),
                keys,
                fields));
    }
}
