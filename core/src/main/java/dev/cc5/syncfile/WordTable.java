package dev.cc5.syncfile;

import java.util.Arrays;

/**
 * Values of one to eight bytes, found with a multiplication and one look instead of one comparison after another. Which
 * factor gives each a place of its own is tried out once; where they are many each has the next place that is free. May
 * be used by many threads at once.
 */
final class WordTable {
    private static final long FIRST_FACTOR = 0x9E3779B97F4A7C15L;
    private static final int TRIES = 256;
    /** Of more values two are of one place with nearly every factor. */
    private static final int FEW = 64;

    private final long[] table;
    private final int shift;
    private final long factor;

    private WordTable(int shift, long factor) {
        this.table = new long[1 << Long.SIZE - shift];
        this.shift = shift;
        this.factor = factor;
    }

    /** Of those values that are short enough; the others are in none. */
    static WordTable of(byte[][] values) {
        long[] words = Arrays.stream(values)
                .filter(WordTable::fits)
                .mapToLong(WordTable::word)
                .toArray();
        // A quarter of the places or less is taken.
        int shift = Long.numberOfLeadingZeros(words.length) - 2;
        for (int tried = 1; tried <= TRIES && words.length <= FEW; tried++) {
            WordTable table = new WordTable(shift, FIRST_FACTOR * (2L * tried - 1));
            if (table.takesEachAtItsPlace(words)) {
                return table;
            }
        }
        WordTable table = new WordTable(shift, FIRST_FACTOR);
        for (long word : words) {
            table.table[table.find(word)] = word;
        }
        return table;
    }

    /** Whether a value is its word: no row has a NUL, but the word of a shorter value ends like it. */
    private static boolean fits(byte[] value) {
        boolean nul = false;
        for (byte b : value) {
            nul |= b == 0;
        }
        return value.length > 0 && value.length <= Words.BYTES && !nul;
    }

    private static long word(byte[] value) {
        return Words.between(value, 0, value.length);
    }

    private boolean takesEachAtItsPlace(long[] words) {
        for (long word : words) {
            int place = place(word);
            // The first place is that of no value at all.
            if (place == 0 || table[place] != 0 && table[place] != word) {
                return false;
            }
            table[place] = word;
        }
        return true;
    }

    /** Whether a value, with zeros behind it, is one of them; so is no value. */
    boolean has(long word) {
        return table[find(word)] == word;
    }

    /** Where a value is, or would be; of no value a place that is free. */
    private int find(long word) {
        int place = place(word);
        while (table[place] != word && table[place] != 0) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }

    private int place(long word) {
        return (int) (word * factor >>> shift);
    }

    /** How many values there is room for, of 8 bytes each. */
    int places() {
        return table.length;
    }
}
