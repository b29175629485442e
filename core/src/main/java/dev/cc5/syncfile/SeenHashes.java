package dev.cc5.syncfile;

import java.util.Arrays;
import java.util.BitSet;

/** Tells which of many hashes come again, one after the other: quicker than to sort them. For one thread. */
final class SeenHashes {
    private static final int SMALLEST = 1 << 6;

    /** At most half full: each hash at the first free place from its own on. */
    private long[] table = new long[SMALLEST];

    private final BitSet told = new BitSet();
    private boolean zero;
    private boolean zeroTold;

    /** Forgets all, and makes room for so many. */
    void begin(int count) {
        int length = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, count)) << 2);
        if (length == table.length) {
            Arrays.fill(table, 0);
        } else {
            table = new long[length];
        }
        told.clear();
        zero = false;
        zeroTold = false;
    }

    /** Whether it came before; says so once only. */
    boolean isAgain(long hash) {
        if (hash == 0) {
            return isZeroAgain();
        }
        int last = table.length - 1;
        int place = (int) hash & last;
        while (table[place] != 0) {
            if (table[place] == hash) {
                boolean first = !told.get(place);
                told.set(place);
                return first;
            }
            place = place + 1 & last;
        }
        table[place] = hash;
        return false;
    }

    /** It stands for a free place. */
    private boolean isZeroAgain() {
        boolean again = zero && !zeroTold;
        zeroTold |= zero;
        zero = true;
        return again;
    }
}
