package dev.cc5.syncfile;

/**
 * Steps over values that are written as usual, eight bytes at a time. Sure only of what it steps over, which
 * {@link Values} would take too; of anything else it says that it is not. Reads up to 16 bytes from where a value
 * ends.
 */
final class QuickValues {
    /** The value may be right or wrong. */
    static final int NOT_SURE = -1;

    private static final long TRUE = 0x65757274L;
    private static final long FALSE = 0x65736C6166L;
    private static final int DAY = 8;
    private static final int DAY_AND_TIME = 14;
    /** In pairs of digits: 0100-01-01, before which days are rare. */
    private static final long FIRST_DAY = 0x0001_0001_0000_0001L;
    /** The last that is in every month. */
    private static final long SURE_DAY = 28L << 48 | 12L << 32 | 99L << 16 | 99;

    private static final long LAST_SECOND = 59L << 48 | 59L << 32 | 23L << 16 | 99;
    private static final long HIGHEST_OF_FOUR = 0x8000_8000_8000_8000L;
    private static final long ALL_BUT_HIGHEST_OF_FOUR = ~HIGHEST_OF_FOUR;
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

    /** Whether it is a day, or a day and a time; empty is none and right. */
    static boolean isDate(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == DAY) {
            return isDay(Words.at(bytes, from));
        }
        return length == DAY_AND_TIME ? isDay(Words.at(bytes, from)) && isTime(Words.at(bytes, to - DAY)) : length == 0;
    }

    private static boolean isDay(long word) {
        long pairs = Words.pairs(word);
        return Words.notDigits(word) == 0 && (isWithin(pairs, FIRST_DAY, SURE_DAY) || isLateOrEarlyDay(pairs));
    }

    private static boolean isLateOrEarlyDay(long pairs) {
        int year = pair(pairs, 0) | pair(pairs, 1);
        int month = pair(pairs, 2);
        int day = pair(pairs, 3);
        return (year - 1 | month - 1 | 12 - month | day - 1 | DAYS_OF_MONTH[month & 15] - day) >= 0;
    }

    /** Whether the last six digits are a time. */
    private static boolean isTime(long word) {
        return Words.notDigits(word) == 0 && isWithin(Words.pairs(word), 0, LAST_SECOND);
    }

    /** Whether none of four numbers is below that of the one four or above that of the other. */
    private static boolean isWithin(long pairs, long least, long most) {
        return ((pairs - least | pairs + (ALL_BUT_HIGHEST_OF_FOUR - most)) & HIGHEST_OF_FOUR) == 0;
    }

    private static int pair(long pairs, int index) {
        return (int) (pairs >>> index * 16) & 0xFF;
    }
}
