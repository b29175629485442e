package dev.cc5.syncfile;

import java.util.Arrays;

/**
 * Values of one to eight bytes, found with a multiplication and one look instead of one comparison after another. Which
 * factor gives each a place of its own is tried out once. May be used by many threads at once.
 */
final class WordTable {
    private static final long FIRST_FACTOR = 0x9E3779B97F4A7C15L;
    private static final int TRIES = 256;

    private final long[] table;
    private final int shift;
    private final long factor;

    private WordTable(long[] table, int shift, long factor) {
        this.table = table;
        this.shift = shift;
        this.factor = factor;
    }

    /** Of those values that are short enough; the others are in none. */
    static WordTable of(byte[][] values) {
        long[] words = Arrays.stream(values)
                .filter(value -> value.length > 0 && value.length <= Words.BYTES)
                .mapToLong(value -> Words.at(Arrays.copyOf(value, Words.BYTES), 0))
                .distinct()
                .toArray();
        int shift = Long.numberOfLeadingZeros(words.length) - 2;
        for (int tried = 1; ; tried++) {
            WordTable table = new WordTable(new long[1 << Long.SIZE - shift], shift, FIRST_FACTOR * (2L * tried - 1));
            if (table.takes(words)) {
                return table;
            }
            if (tried % TRIES == 0) {
                shift--;
            }
        }
    }

    private boolean takes(long[] words) {
        for (long word : words) {
            int place = place(word);
            // The first place is that of no value at all.
            if (place == 0 || table[place] != 0) {
                return false;
            }
            table[place] = word;
        }
        return true;
    }

    /** Whether a value, with zeros behind it, is one of them; so is no value. */
    boolean has(long word) {
        return table[place(word)] == word;
    }

    private int place(long word) {
        return (int) (word * factor >>> shift);
    }
}
