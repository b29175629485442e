package dev.cc5.syncfile;

import dev.cc5.syncfile.Line.Ending;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Passes over the rows 10 and 90 that are as they should be, as many as stand in a row, at the speed of memory and
 * without making anything. Stops at whatever is unusual, right or wrong: {@link DataRows} looks at that, and alone knows
 * the words for it. Passes over nothing that it would not take. For one thread; {@link #another} serves another.
 */
final class QuickRows {
    private static final int UNUSUAL = -1;
    private static final long ROW_TYPE = 0xFFFFFF;
    private static final long UPSERT = 0x7C3031; // 10|
    private static final long DELETE = 0x7C3039; // 90|
    private static final int VALUES = 3;

    private final FieldType[] types;
    /** Which fields take any text. */
    private final boolean[] texts;

    private final Demand[] demands;
    /** Those of the demands that limit their field's values. */
    private final @Nullable Demand[] limits;

    private final int keyCount;
    private final boolean crLf;
    private final @Nullable KeyWatch keys;
    private final Values values = new Values();
    private long[] hashes = {};
    private long upserts;
    private long deletes;

    /** @param ending of the file's first line; lines that end otherwise are unusual */
    QuickRows(Header header, Demand[] demands, Ending ending, @Nullable KeyWatch keys) {
        this(
                header.fields().stream().map(Field::type).toArray(FieldType[]::new),
                demands,
                header.keys().size(),
                ending == Ending.CRLF,
                keys);
    }

    private QuickRows(FieldType[] types, Demand[] demands, int keyCount, boolean crLf, @Nullable KeyWatch keys) {
        this.keys = keys;
        this.types = types;
        this.demands = demands;
        this.texts = new boolean[types.length];
        this.limits = new Demand[types.length];
        for (int i = 0; i < types.length; i++) {
            texts[i] = types[i].takesAnyText();
            limits[i] = demands[i].isLimited() ? demands[i] : null;
        }
        this.keyCount = keyCount;
        this.crLf = crLf;
    }

    /** The same for another thread. */
    QuickRows another() {
        return new QuickRows(types, demands, keyCount, crLf, keys);
    }

    /**
     * The last index of a block to which {@link #passOver} may go: behind a line feed, with enough of the array behind
     * it to read some bytes too many. {@code from} where there is none.
     */
    static int end(byte[] bytes, int from, int to) {
        int end = Math.min(to, bytes.length - QuickValues.BEYOND);
        while (end > from && bytes[end - 1] != '\n') {
            end--;
        }
        return Math.max(end, from);
    }

    /**
     * Passes over rows from the beginning of a line on. Returns the index of the first line that is not passed over;
     * {@link #upserts} and {@link #deletes} say how many were.
     *
     * @param end what {@link #end} said of the block
     */
    int passOver(byte[] bytes, int from, int end) {
        upserts = 0;
        deletes = 0;
        int at = from;
        while (at < end) {
            long type = Words.at(bytes, at) & ROW_TYPE;
            int next = UNUSUAL;
            if (type == UPSERT) {
                next = afterRow(bytes, at, types.length, true);
            } else if (type == DELETE) {
                next = afterRow(bytes, at, keyCount, false);
            }
            if (next == UNUSUAL || keys != null && !takesKey(keys, bytes, at + VALUES)) {
                return at;
            }
            if (type == UPSERT) {
                upserts++;
            } else {
                deletes++;
            }
            at = next;
        }
        return at;
    }

    /** Keeps the hash of a row's key, unless the key itself is wanted. */
    private boolean takesKey(KeyWatch watch, byte[] bytes, int from) {
        int to = from;
        for (int i = 0; i < keyCount; i++) {
            to = i == 0 ? from : to + 1;
            while (bytes[to] != '|' && bytes[to] != '\n' && bytes[to] != '\r') {
                to++;
            }
        }
        long hash = KeyHash.of(bytes, from, to);
        if (watch.isSuspect(hash)) {
            return false;
        }
        int count = (int) (upserts + deletes);
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.max(64, count * 2));
        }
        hashes[count] = hash;
        return true;
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

    private int afterRow(byte[] bytes, int from, int count, boolean mayEndWithPipe) {
        int at = from + VALUES;
        long all = 0;
        for (int i = 0; i < count; i++) {
            if (i > 0 && bytes[at++] != '|') {
                return UNUSUAL;
            }
            int begin = at;
            if (texts[i]) {
                // Here and not in a method of its own: most of a file is text, and this is where the time goes.
                long word = Words.at(bytes, at);
                all |= word;
                long marks = Words.pipesAndControls(word);
                while (marks == 0) {
                    at += Words.BYTES;
                    word = Words.at(bytes, at);
                    all |= word;
                    marks = Words.pipesAndControls(word);
                }
                at += Words.before(marks);
            } else {
                at = quickly(types[i], bytes, begin);
                if (at == QuickValues.NOT_SURE) {
                    at = carefully(types[i], bytes, begin);
                    all = -1; // whether it is ASCII was not looked at
                }
            }
            if (at <= begin && (at == UNUSUAL || i < keyCount || demands[i].given())) {
                return UNUSUAL;
            }
            Demand limit = limits[i];
            if (limit != null && !limit.knows(bytes, begin, at)) {
                return UNUSUAL;
            }
        }
        return afterLine(bytes, from, mayEndWithPipe && bytes[at] == '|' ? at + 1 : at, all);
    }

    private static int quickly(FieldType type, byte[] bytes, int at) {
        return switch (type) {
            case INT -> QuickValues.afterInt(bytes, at);
            case NUMBER -> QuickValues.afterNumber(bytes, at);
            case BOOL -> QuickValues.afterBool(bytes, at);
            case DATE -> QuickValues.afterDate(bytes, at);
            default -> QuickValues.NOT_SURE;
        };
    }

    /** The index after a value of a type, however it is written. */
    private int carefully(FieldType type, byte[] bytes, int from) {
        int at = from;
        long marks = Words.pipesAndControls(Words.at(bytes, at));
        while (marks == 0) {
            at += Words.BYTES;
            marks = Words.pipesAndControls(Words.at(bytes, at));
        }
        at += Words.before(marks);
        return at - from <= Values.MOST_BYTES && values.fits(type, bytes, from, at) ? at : UNUSUAL;
    }

    private int afterLine(byte[] bytes, int from, int to, long all) {
        int at = crLf && bytes[to] == '\r' ? to + 1 : to;
        boolean right = bytes[at] == '\n'
                && at - to == (crLf ? 1 : 0)
                && to - from <= LineScanner.LONGEST_LINE
                && (Words.isAscii(all) || Utf8.firstWrong(bytes, from, to) < 0);
        return right ? at + 1 : UNUSUAL;
    }
}
