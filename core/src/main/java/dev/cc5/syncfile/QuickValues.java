package dev.cc5.syncfile;

/**
 * Steps over values that are written as usual, eight bytes at a time. Sure only of what it steps over, which
 * {@link Values} would take too; of anything else it says that it is not. Reads up to {@link #BEYOND} bytes from where a
 * value ends.
 */
final class QuickValues {
    /** The value may be right or wrong. */
    static final int NOT_SURE = -1;

    static final int BEYOND = 16;

    private static final long TRUE = 0x65757274L;
    private static final long FALSE = 0x65736C6166L;
    private static final long FOUR_BYTES = 0xFFFFFFFFL;
    private static final long FIVE_BYTES = 0xFFFFFFFFFFL;
    /** In February always of the year that has fewest. */
    private static final byte[] DAYS_OF_MONTH = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0, 0, 0};

    private QuickValues() {}

    /** The index after an int of at most seven digits. */
    static int afterInt(byte[] bytes, int from) {
        int first = bytes[from] == '-' ? from + 1 : from;
        int digits = digits(bytes, first);
        return digits < Words.BYTES && (digits > 0 || first == from) ? first + digits : NOT_SURE;
    }

    /** The index after a number of at most seven digits on either side of its point. */
    static int afterNumber(byte[] bytes, int from) {
        int whole = afterInt(bytes, from);
        if (whole <= from || bytes[whole] != '.') {
            return whole;
        }
        int digits = digits(bytes, whole + 1);
        return digits > 0 && digits < Words.BYTES ? whole + 1 + digits : NOT_SURE;
    }

    private static int digits(byte[] bytes, int from) {
        return Words.before(Words.notDigits(Words.at(bytes, from)));
    }

    /** The index after a bool. */
    static int afterBool(byte[] bytes, int from) {
        long word = Words.at(bytes, from);
        if ((word & FIVE_BYTES) == FALSE) {
            return from + 5;
        }
        if ((word & FOUR_BYTES) == TRUE) {
            return from + 4;
        }
        return (word & 0xFE) == '0' ? from + 1 : from;
    }

    /** The index after a day, or a day and a time. */
    static int afterDate(byte[] bytes, int from) {
        long day = Words.at(bytes, from);
        long notDigits = Words.notDigits(day);
        if (notDigits != 0) {
            return Words.before(notDigits) == 0 ? from : NOT_SURE;
        }
        if (!isDay(Words.pairs(day))) {
            return NOT_SURE;
        }
        int end = from + Words.BYTES;
        return bytes[end] < '0' || bytes[end] > '9' ? end : afterTime(bytes, end);
    }

    private static boolean isDay(long pairs) {
        int year = pair(pairs, 0) | pair(pairs, 1);
        int month = pair(pairs, 2);
        int day = pair(pairs, 3);
        return (year - 1 | month - 1 | 12 - month | day - 1 | DAYS_OF_MONTH[month & 15] - day) >= 0;
    }

    private static int afterTime(byte[] bytes, int from) {
        long word = Words.at(bytes, from - 2);
        if (Words.notDigits(word) != 0) {
            return NOT_SURE;
        }
        long pairs = Words.pairs(word);
        boolean right = (23 - pair(pairs, 1) | 59 - pair(pairs, 2) | 59 - pair(pairs, 3)) >= 0;
        return right ? from + 6 : NOT_SURE;
    }

    private static int pair(long pairs, int index) {
        return (int) (pairs >>> index * 16) & 0xFF;
    }
}
