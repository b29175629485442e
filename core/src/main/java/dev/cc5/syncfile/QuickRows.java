package dev.cc5.syncfile;

import dev.cc5.syncfile.Line.Ending;

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
    private final int keyCount;
    private final boolean crLf;
    private final Values values = new Values();
    private long upserts;
    private long deletes;

    /** @param ending of the file's first line; lines that end otherwise are unusual */
    QuickRows(Header header, Ending ending) {
        this(
                header.fields().stream().map(Field::type).toArray(FieldType[]::new),
                header.keys().size(),
                ending == Ending.CRLF);
    }

    private QuickRows(FieldType[] types, int keyCount, boolean crLf) {
        this.types = types;
        this.keyCount = keyCount;
        this.crLf = crLf;
    }

    /** The same for another thread. */
    QuickRows another() {
        return new QuickRows(types, keyCount, crLf);
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
            if (next == UNUSUAL) {
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
            int end = quickly(types[i], bytes, at);
            if (end == QuickValues.NOT_SURE) {
                end = at;
                long marks = 0;
                while (marks == 0) {
                    long word = Words.at(bytes, end);
                    all |= word;
                    marks = Words.pipesAndControls(word);
                    end += Words.before(marks);
                    if (marks != 0 && isText(bytes[end])) {
                        marks = 0;
                        end++;
                    }
                }
                if (!types[i].takesAnyText() && !fits(types[i], bytes, at, end)) {
                    return UNUSUAL;
                }
            }
            if (end == at && i < keyCount) {
                return UNUSUAL;
            }
            at = end;
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

    /** Controls are text too, but for NUL and those that a line ends with. */
    private static boolean isText(byte control) {
        return control != '|' && control != '\n' && control != '\r' && control != 0;
    }

    private boolean fits(FieldType type, byte[] bytes, int from, int to) {
        return to - from <= Values.MOST_BYTES && values.fits(type, bytes, from, to);
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
