package dev.cc5.syncfile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at once, in one {@code long} with the first byte lowest. The questions are answered by the highest bit of
 * each byte; those that are exact only up to the first byte in question say so.
 */
final class Words {
    /** Bytes in a word. */
    static final int BYTES = 8;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long SPACES = 0x2020202020202020L;
    private static final long ZEROS = 0x3030303030303030L;
    private static final long TEN_TO_HIGH_BIT = 0x7676767676767676L;

    private static final long EVERY_OTHER_BYTE = 0x00FF00FF00FF00FFL;

    private Words() {}

    /** The word at an index; all eight bytes must be in the array. */
    static long at(byte[] bytes, int index) {
        return (long) EIGHT_BYTES.get(bytes, index);
    }

    /** The first bytes, 0 to 8, and zeros behind them. */
    static long first(long word, int count) {
        return word & ~(-1L << 4 * count << 4 * count); // twice half as far: a shift by 64 is one by 0
    }

    /** The bytes from one index up to another, eight at most, and zeros behind them. */
    static long between(byte[] bytes, int from, int to) {
        if (from + BYTES <= bytes.length) {
            return first(at(bytes, from), to - from);
        }
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = word << 8 | bytes[i] & 0xFF;
        }
        return word;
    }

    /** Whether all bytes are ASCII. */
    static boolean isAscii(long word) {
        return (word & HIGH_BITS) == 0;
    }

    /** Marks what is not ASCII; exact. */
    static long notAscii(long word) {
        return word & HIGH_BITS;
    }

    /** Whether 64 bytes are ASCII. */
    static boolean areAscii(byte[] bytes, int index) {
        return isAscii(at(bytes, index)
                | at(bytes, index + 8)
                | at(bytes, index + 16)
                | at(bytes, index + 24)
                | at(bytes, index + 32)
                | at(bytes, index + 40)
                | at(bytes, index + 48)
                | at(bytes, index + 56));
    }

    /** The bits of 64 bytes that have at most their highest set: that of byte {@code 8 * i + j} at {@code 8 * j + i}. */
    static long highBitsOf(byte[] bytes, int index) {
        return at(bytes, index) >>> 7
                | at(bytes, index + 8) >>> 6
                | at(bytes, index + 16) >>> 5
                | at(bytes, index + 24) >>> 4
                | at(bytes, index + 32) >>> 3
                | at(bytes, index + 40) >>> 2
                | at(bytes, index + 48) >>> 1
                | at(bytes, index + 56);
    }

    /** Makes columns of rows: swaps the bits at {@code 8 * i + j} and {@code 8 * j + i}. */
    static long transpose(long bits) {
        long ones = swap(bits, 7, 0x00AA00AA00AA00AAL);
        long twos = swap(ones, 14, 0x0000CCCC0000CCCCL);
        return swap(twos, 28, 0x00000000F0F0F0F0L);
    }

    private static long swap(long bits, int distance, long which) {
        long differ = (bits ^ bits >>> distance) & which;
        return bits ^ differ ^ differ << distance;
    }

    /** Marks the controls and what is not ASCII; exact up to the first that is marked. */
    static long controlsAndNotAscii(long word) {
        return (word - SPACES | word) & HIGH_BITS;
    }

    /** Marks what is not a digit; exact up to the first that is marked. */
    static long notDigits(long word) {
        long digits = word ^ ZEROS;
        return (digits + TEN_TO_HIGH_BIT | digits) & HIGH_BITS;
    }

    /** How many bytes come before the first that is marked; {@link #BYTES} where none is. */
    static int before(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /**
     * The four numbers of two digits each that eight digits are, in 16 bits each with the first lowest.
     */
    static long pairs(long eightDigits) {
        long digits = eightDigits ^ ZEROS;
        return digits * 10 + (digits >>> 8) & EVERY_OTHER_BYTE;
    }
}
