package dev.cc5.syncfile;

/** 64 bits of a key, to be compared before the keys themselves are. */
final class KeyHash {
    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xA0761D6478BD642FL;

    private KeyHash() {}

    static long of(byte[] bytes, int from, int to) {
        long hash = FIRST ^ (to - from);
        int at = from;
        for (; at + Words.BYTES <= to; at += Words.BYTES) {
            hash = mix(hash ^ Words.at(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << 8 | bytes[at] & 0xFF;
        }
        return mix(hash ^ rest);
    }

    /** Every bit of the argument changes about half of the result's: both halves of a product in 128 bits. */
    private static long mix(long bits) {
        return Math.multiplyHigh(bits, SECOND) ^ bits * SECOND ^ bits >>> 32;
    }
}
