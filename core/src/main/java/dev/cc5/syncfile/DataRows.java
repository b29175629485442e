package dev.cc5.syncfile;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows 10 and 90 as the header wants them (PLATFORM F2, F4, F5). */
final class DataRows {
    private final Problems problems;
    private final SyncFileHandler handler;
    private final boolean wanted;
    private final String[] codes;
    private final FieldType[] types;
    private final int keyCount;
    private final @Nullable KeyWatch keys;
    private final Cells cells;
    private final Values values = new Values();
    private long upserts;
    private long deletes;

    DataRows(Header header, Problems problems, SyncFileHandler handler, boolean wanted, @Nullable KeyWatch keys) {
        this.keys = keys;
        this.problems = problems;
        this.handler = handler;
        this.wanted = wanted;
        this.codes = header.fields().stream().map(Field::code).toArray(String[]::new);
        this.types = header.fields().stream().map(Field::type).toArray(FieldType[]::new);
        this.keyCount = header.keys().size();
        this.cells = new Cells(codes.length + 1);
    }

    /** A row 10. Says whether it is right. */
    boolean upsert(Line line) {
        int count = cells.split(line);
        if (count == codes.length + 1 && cells.isEmpty(codes.length)) {
            count--; // the trailing | that F4 allows
        }
        if (count != codes.length) {
            problems.row("F4", line.number(), "", count(count), expectedValues(count));
            return false;
        }
        if (!areRight(line, count)) {
            return false;
        }
        upserts++;
        tellKey(line, false);
        if (wanted) {
            handler.upsert(line.number(), texts(count));
        }
        return true;
    }

    /** A row 90. Says whether it is right. */
    boolean delete(Line line) {
        int count = cells.split(line);
        if (count != keyCount) {
            String expected = count(keyCount) + ", those of the key: row 90 has nothing else and does not end with a |";
            problems.row("F5", line.number(), "", count(count), expected);
            return false;
        }
        if (!areRight(line, count)) {
            return false;
        }
        deletes++;
        tellKey(line, true);
        if (wanted) {
            handler.delete(line.number(), texts(count));
        }
        return true;
    }

    private void tellKey(Line line, boolean delete) {
        if (keys != null) {
            keys.row(line, delete, cells.begin(0), cells.end(keyCount - 1));
        }
    }

    /** Counts rows that are right and were checked by {@link QuickRows}. */
    void passOver(long moreUpserts, long moreDeletes) {
        upserts += moreUpserts;
        deletes += moreDeletes;
    }

    private List<String> texts(int count) {
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = cells.value(i);
        }
        return Collections.unmodifiableList(Arrays.asList(texts));
    }

    private boolean areRight(Line line, int count) {
        boolean right = true;
        for (int i = 0; i < count; i++) {
            FieldType type = types[i];
            if (i < keyCount && cells.isEmpty(i)) {
                problems.row("F4", line.number(), codes[i], "no value", "a value: it is part of the row's key");
                right = false;
            } else if (!type.takesAnyText() && cells.length(i) > Values.MOST_BYTES) {
                String found = Shown.quote(cells.beginning(i)) + " (a value of " + cells.length(i) + " bytes)";
                problems.row("F2", line.number(), codes[i], found, Values.expected(type));
                right = false;
            } else if (!values.fits(type, line.bytes(), cells.begin(i), cells.end(i))) {
                String found = values.found(type, cells.value(i));
                problems.row("F2", line.number(), codes[i], found, Values.expected(type));
                right = false;
            }
        }
        return right;
    }

    private static String count(int count) {
        return count + (count == 1 ? " value" : " values");
    }

    private String expectedValues(int found) {
        String expected = count(codes.length) + ", one for each field of row 03";
        return found > codes.length
                ? expected + "; a | inside a value is written #/#"
                : expected + "; a line break inside a value is written #Enter#";
    }

    /** How many rows 10 were right. */
    long upserts() {
        return upserts;
    }

    /** How many rows 90 were right. */
    long deletes() {
        return deletes;
    }
}
