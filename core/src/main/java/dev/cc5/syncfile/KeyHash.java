package dev.cc5.syncfile;

import java.util.SplittableRandom;

/** 64 bits of a key, to be compared before the keys themselves are. */
public final class KeyHash {
    /** Not known to whoever writes a file, so that nobody can write one in which very many are alike. */
    private static final long FIRST = new SplittableRandom().nextLong();

    private static final long SECOND = 0xA0761D6478BD642FL;

    private KeyHash() {}

    /** The hash of some bytes, which is another in another process. */
    public static long of(byte[] bytes, int from, int to) {
        long hash = FIRST ^ (to - from);
        int at = from;
        for (; at + Words.BYTES <= to; at += Words.BYTES) {
            hash = mix(hash ^ Words.at(bytes, at));
        }
        return mix(hash ^ Words.between(bytes, at, to));
    }

    /** Every bit of the argument changes about half of the result's: both halves of a product in 128 bits. */
    private static long mix(long bits) {
        return Math.multiplyHigh(bits, SECOND) ^ bits * SECOND ^ bits >>> 32;
    }
}
