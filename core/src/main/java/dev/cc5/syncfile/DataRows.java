package dev.cc5.syncfile;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the rows 10 and 90 as the header wants them (PLATFORM F2, F4, F5). */
final class DataRows {
    private final Problems problems;
    private final SyncFileHandler handler;
    private final boolean wanted;
    private final String[] codes;
    private final FieldType[] types;
    private final Demand[] demands;
    /** Where among the values of a row 10 those of the key stand. */
    private final int[] keyPlaces;

    private final boolean keysComeFirst;
    private final KeyForm form;
    private final @Nullable WrittenRows written;
    private final @Nullable KeyWatch keys;
    private final Cells cells;
    private final Values values = new Values();
    private long upserts;
    private long deletes;

    DataRows(
            Header header,
            Demand[] demands,
            Problems problems,
            SyncFileHandler handler,
            boolean wanted,
            @Nullable KeyWatch keys) {
        this.demands = demands;
        this.keys = keys;
        this.problems = problems;
        this.handler = handler;
        this.wanted = wanted;
        this.codes = header.fields().stream().map(Field::code).toArray(String[]::new);
        this.types = header.fields().stream().map(Field::type).toArray(FieldType[]::new);
        this.keyPlaces = header.keyPlaces();
        this.keysComeFirst = header.keysComeFirst();
        this.form = new KeyForm(header);
        this.written = handler instanceof WrittenRows rows ? rows : null;
        this.cells = new Cells(codes.length + 1);
    }

    /** A row 10. Says whether it is right. */
    boolean upsert(Line line) {
        int count = cells.split(line);
        if (count == codes.length + 1 && cells.isEmpty(codes.length)) {
            count--; // the trailing | that F4 allows
        }
        if (count != codes.length) {
            boolean trailing = count > codes.length + 1 && line.bytes()[line.to() - 1] == '|';
            String found = trailing ? count(count - 1) + " and a | at the end" : count(count);
            problems.row("F4", line.number(), "", found, expectedValues(count));
            return false;
        }
        boolean right = true;
        for (int place : keyPlaces) {
            right &= isGiven(line, place, codes[place]);
        }
        for (int i = 0; i < count; i++) {
            right &= fits(line, i, i) && isAsDemanded(line, i);
        }
        if (!right) {
            return false;
        }
        upserts++;
        tellKey(line, false);
        if (written != null) {
            tell(written, line, false, count);
        } else if (wanted) {
            handler.upsert(line.number(), texts(count));
        }
        return true;
    }

    /** A row 90. Says whether it is right. */
    boolean delete(Line line) {
        int count = cells.split(line);
        if (count != keyPlaces.length) {
            String expected = count(keyPlaces.length) + ", those of the key (" + keyCodes()
                    + "): row 90 has nothing else and does not end with a |";
            boolean trailing = count == keyPlaces.length + 1 && cells.isEmpty(count - 1);
            String found = count(count) + (trailing ? ", the last one empty" : "");
            problems.row("F5", line.number(), "", found, expected);
            return false;
        }
        boolean right = true;
        for (int i = 0; i < count; i++) {
            right &= isGiven(line, i, codes[keyPlaces[i]]) && fits(line, i, keyPlaces[i]);
        }
        if (!right) {
            return false;
        }
        deletes++;
        tellKey(line, true);
        if (written != null) {
            tell(written, line, true, count);
        } else if (wanted) {
            handler.delete(line.number(), texts(count));
        }
        return true;
    }

    private void tell(WrittenRows rows, Line line, boolean delete, int count) {
        int keyEnd = cells.end(keyPlaces.length - 1);
        UntilFirstError.tell(() -> rows.take(delete, line.bytes(), cells.begin(0), keyEnd, cells.end(count - 1)));
    }

    private void tellKey(Line line, boolean delete) {
        if (keys == null) {
            return;
        }
        if (delete || keysComeFirst) {
            tellKey(keys, line, delete, line.bytes(), cells.begin(0), cells.end(keyPlaces.length - 1));
            return;
        }
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        for (int place : keyPlaces) {
            if (place != keyPlaces[0]) {
                key.write('|');
            }
            key.write(line.bytes(), cells.begin(place), cells.length(place));
        }
        tellKey(keys, line, false, key.toByteArray(), 0, key.size());
    }

    private void tellKey(KeyWatch watch, Line line, boolean delete, byte[] bytes, int from, int to) {
        if (form.isCanonical(bytes, from, to)) {
            watch.row(line.number(), delete, bytes, from, to);
        } else {
            byte[] key = form.canonical(bytes, from, to);
            watch.row(line.number(), delete, key, 0, key.length);
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

    private boolean isGiven(Line line, int index, String code) {
        if (cells.isEmpty(index)) {
            problems.row("F4", line.number(), code, "no value", "a value: it is part of the row's key");
            return false;
        }
        return true;
    }

    /** Whether the value at an index is one that a field takes. */
    private boolean fits(Line line, int index, int field) {
        FieldType type = types[field];
        if (!type.takesAnyText() && cells.length(index) > Values.MOST_BYTES) {
            String found = Shown.quote(cells.beginning(index)) + " (a value of " + cells.length(index) + " bytes)";
            problems.row("F2", line.number(), codes[field], found, Values.expected(type));
            return false;
        }
        if (!values.fits(type, line.bytes(), cells.begin(index), cells.end(index))) {
            String found = values.found(type, cells.value(index));
            problems.row("F2", line.number(), codes[field], found, Values.expected(type));
            return false;
        }
        return true;
    }

    private boolean isAsDemanded(Line line, int index) {
        Demand demand = demands[index];
        if (demand.given() && cells.isEmpty(index)) {
            String expected = "a value: every " + demand.entity() + " must have one";
            return problems.unlikely("E1", line.number(), codes[index], "no value", expected);
        }
        if (!demand.knows(line.bytes(), cells.begin(index), cells.end(index))) {
            String expected =
                    "one of " + String.join(", ", demand.words()) + ": no other is known of " + demand.entity();
            problems.warning("E2", line.number(), codes[index], Shown.quote(cells.value(index)), expected);
        }
        return true;
    }

    private static String count(int count) {
        return count + (count == 1 ? " value" : " values");
    }

    private String keyCodes() {
        return Arrays.stream(keyPlaces).mapToObj(place -> codes[place]).collect(Collectors.joining(", "));
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
