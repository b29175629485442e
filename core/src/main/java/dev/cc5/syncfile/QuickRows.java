package dev.cc5.syncfile;

import dev.cc5.syncfile.Line.Ending;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Passes over the rows 10 and 90 that are as they should be, as many as stand in a row, at the speed of memory and
 * without making anything. Stops at whatever is unusual, right or wrong: {@link DataRows} looks at that, and alone knows
 * the words for it. Passes over nothing that it would not take. For one thread; {@link #another} serves another.
 */
final class QuickRows {
    private static final long ROW_TYPE = 0xFFFFFF;
    private static final long UPSERT = 0x7C3031; // 10|
    private static final long DELETE = 0x7C3039; // 90|

    /** Where rows are unusual, what stands behind them is looked at in vain; so little of it at first. */
    private static final int FIRST_LOOK = 256;

    private final FieldType[] types;
    private final Demand[] demands;
    private final KeyForm form;
    private final int keyCount;
    private final boolean crLf;
    private final @Nullable KeyWatch keys;
    private final Marks marks = new Marks();
    private final QuickColumns columns = new QuickColumns();
    private long[] hashes = {};
    private long upserts;
    private long deletes;

    /** @param ending of the file's first line; lines that end otherwise are unusual */
    QuickRows(Header header, Demand[] demands, Ending ending, @Nullable KeyWatch keys) {
        this(
                header.fields().stream().map(Field::type).toArray(FieldType[]::new),
                demands,
                new KeyForm(header),
                header.keys().size(),
                ending == Ending.CRLF,
                keys);
    }

    private QuickRows(
            FieldType[] types, Demand[] demands, KeyForm form, int keyCount, boolean crLf, @Nullable KeyWatch keys) {
        this.form = form;
        this.keys = keys;
        this.types = types;
        this.demands = demands;
        this.keyCount = keyCount;
        this.crLf = crLf;
    }

    /** The same for another thread. */
    QuickRows another() {
        return new QuickRows(types, demands, form, keyCount, crLf, keys);
    }

    /** The last index of a block to which {@link #passOver} may go: behind a line feed; {@code from} where none is. */
    static int end(ByteBuffer block, int from, int to) {
        int end = to;
        while (end > from && block.get(end - 1) != '\n') {
            end--;
        }
        return end;
    }

    /**
     * Passes over rows from the beginning of a line on. Returns the index of the first line that is not passed over;
     * {@link #upserts} and {@link #deletes} say how many were.
     *
     * @param end what {@link #end} said of the block
     */
    int passOver(ByteBuffer block, int from, int end) {
        upserts = 0;
        deletes = 0;
        int at = from;
        int look = FIRST_LOOK;
        while (at < end) {
            int length = Math.min(look, end - at);
            marks.begin(block, at, length);
            int passed = passOver();
            if (passed < 0) {
                return at + ~passed;
            }
            if (passed == 0 && (length == Marks.LONGEST || at + length == end)) {
                return at;
            }
            at += passed;
            look = Math.min(Marks.LONGEST, look * 2);
        }
        return at;
    }

    /** Where the first row begins of which the stretch has not all; {@code ~} where one is unusual, less than 0. */
    private int passOver() {
        byte[] bytes = marks.bytes();
        int[] places = marks.places();
        int at = 0;
        int mark = 0;
        while (mark < marks.count()) {
            int left = marks.count() - mark;
            long type = Words.at(bytes, at) & ROW_TYPE;
            boolean upsert = type == UPSERT;
            if (!upsert && type != DELETE) {
                return ~at;
            }
            int values = upsert ? types.length : keyCount;
            if (left <= values) {
                return at;
            }
            int length = values + 1 + (upsert && bytes[places[mark + values]] == '|' ? 1 : 0) + (crLf ? 1 : 0);
            if (left < length) {
                return at;
            }
            int rows = rowsAlike(at, mark, values, length);
            int right = right(values, mark, length, rows);
            if (right > 0) {
                mark += right * length;
                at = places[mark - 1] + 1;
                upserts += upsert ? right : 0;
                deletes += upsert ? 0 : right;
            }
            if (right < rows || rows == 0) {
                return ~at;
            }
        }
        return at;
    }

    /** How many rows from here on are of the first's type, have so many marks and end as they should. */
    private int rowsAlike(int from, int firstMark, int values, int length) {
        byte[] bytes = marks.bytes();
        int[] places = marks.places();
        long type = Words.at(bytes, from) & ROW_TYPE;
        int most = (marks.count() - firstMark) / length;
        int at = from;
        int mark = firstMark;
        for (int row = 0; row < most; row++) {
            int end = places[mark + length - 1];
            if ((Words.at(bytes, at) & ROW_TYPE) != type
                    || bytes[end] != '\n'
                    || crLf && bytes[end - 1] != '\r'
                    || end - places[mark + values] != length - values - 1) {
                return row;
            }
            at = end + 1;
            mark += length;
        }
        return most;
    }

    /** How many of these rows, from the first on, have nothing but pipes between values, and values that are right. */
    private int right(int values, int mark, int length, int rows) {
        columns.begin(marks, length);
        int right = columns.onlyPipes(mark, rows, crLf ? 2 : 1);
        for (int i = 0; i < values; i++) {
            right = columns.right(types[i], mark + i, right);
            if (i < keyCount || demands[i].given()) {
                right = columns.present(mark + i, right);
            }
            if (demands[i].isLimited()) {
                right = columns.known(demands[i], mark + i, right);
            }
        }
        return keys == null ? right : takeKeys(keys, mark, length, right);
    }

    /** Keeps the hashes of the rows' keys, up to a row whose key itself is wanted. */
    private int takeKeys(KeyWatch watch, int firstMark, int length, int rows) {
        int count = (int) (upserts + deletes);
        if (count + rows > hashes.length) {
            hashes = Arrays.copyOf(hashes, (count + rows) * 2);
        }
        byte[] bytes = marks.bytes();
        int[] places = marks.places();
        int mark = firstMark;
        for (int row = 0; row < rows; row++) {
            long hash = form.hash(bytes, places[mark] + 1, places[mark + keyCount]);
            if (watch.isSuspect(hash)) {
                return row;
            }
            hashes[count + row] = hash;
            mark += length;
        }
        return rows;
    }

    /** The hashes of the keys of all rows that were passed over last, where keys are watched. */
    long[] hashes() {
        return hashes;
    }

    /** How many rows 10 were passed over last. */
    long upserts() {
        return upserts;
    }

    /** How many rows 90 were passed over last. */
    long deletes() {
        return deletes;
    }
}
