package dev.cc5.syncfile;

import java.util.Arrays;
import java.util.BitSet;

/** Tells which of many hashes come again, one after the other: quicker than to sort them. For one thread. */
public final class SeenHashes {
    private static final int SMALLEST = 1 << 6;

    /** At most half full: each hash at the first free place from its own on. */
    private long[] table = new long[SMALLEST];

    private final BitSet again = new BitSet();
    /** How often zero came, which stands for a free place. */
    private int zeros;

    /** Forgets all, and makes room for so many. */
    public void begin(int count) {
        int length = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, count)) << 2);
        if (length == table.length) {
            Arrays.fill(table, 0);
        } else {
            table = new long[length];
        }
        again.clear();
        zeros = 0;
    }

    /** How often it came before: 0, 1, or 2 for more often than once. */
    public int add(long hash) {
        if (hash == 0) {
            return zeros < 2 ? zeros++ : zeros;
        }
        int last = table.length - 1;
        int place = (int) hash & last;
        while (table[place] != 0) {
            if (table[place] == hash) {
                int before = again.get(place) ? 2 : 1;
                again.set(place);
                return before;
            }
            place = place + 1 & last;
        }
        table[place] = hash;
        return 0;
    }
}
