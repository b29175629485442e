package dev.cc5.syncfile;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A stretch of a file, copied, and where in it something ends or is wrong: the places of each {@code |} and of
 * each control but the tab. They are found 64 bytes at a time, without a branch that depends on how long values are.
 * What stands before the last is UTF-8. Made once and used for one stretch after the other, by one thread.
 */
final class Marks {
    /** The longest stretch: with what is found in it, it stays in a processor's nearest cache meanwhile. */
    static final int LONGEST = 8 << 10;

    private static final int CHUNK = 64;
    private static final int ROOM = LONGEST + CHUNK;

    private final byte[] bytes = new byte[ROOM];
    /** Of each byte the highest bit: whether there is a mark. */
    private final byte[] marked = new byte[ROOM];

    private final long[] bits = new long[ROOM / CHUNK];
    private final int[] places = new int[ROOM];
    private int count;

    /** Goes to a stretch of a block. */
    void begin(ByteBuffer block, int from, int length) {
        block.get(from, bytes, 0, length);
        int end = utf8(bytes, length);
        mark(bytes, marked, end);
        Arrays.fill(marked, end, end + CHUNK, (byte) 0);
        gather(marked, bits, end);
        count = find(bits, end, places);
    }

    /** The stretch, from index 0 on, and behind it 64 bytes that mean nothing. */
    byte[] bytes() {
        return bytes;
    }

    /** Where the marks are in it, one after the other. */
    int[] places() {
        return places;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /**
     * A loop of which Java's compiler makes one over 32 bytes at a time, or what the processor can do: that of 17 and of
     * 25, each of which leaves as they are loops that differ from it but a little.
     */
    private static void mark(byte[] bytes, byte[] marked, int length) {
        for (int i = 0; i < length; i++) {
            int b = bytes[i];
            // The highest bit, which no ASCII has, says of each term whether it is so.
            int pipe = (b ^ '|') - 1;
            int control = b - ' ';
            int notTab = (b ^ '\t') + 0x7F;
            marked[i] = (byte) ((pipe | control & notTab) & ~b & 0x80);
        }
    }

    /** One bit of each byte, in its order. */
    private static void gather(byte[] marked, long[] bits, int length) {
        for (int i = 0; i * CHUNK < length; i++) {
            bits[i] = Words.highBitsOf(marked, i * CHUNK);
        }
        for (int i = 0; i * CHUNK < length; i++) {
            bits[i] = Words.transpose(bits[i]);
        }
    }

    /** Up to where the stretch is UTF-8. */
    private static int utf8(byte[] bytes, int length) {
        int at = 0;
        for (int chunk = 0; chunk < length; chunk += CHUNK) {
            if (!Words.areAscii(bytes, chunk)) {
                at = Utf8.after(bytes, Math.max(at, chunk), Math.min(chunk + CHUNK, length), length);
                if (at < 0) {
                    return ~at;
                }
            }
        }
        return length;
    }

    /** Writes a place for each mark, and eight however many there are, which is quicker than to ask for each. */
    private static int find(long[] bits, int length, int[] places) {
        int count = 0;
        for (int i = 0; i * CHUNK < length; i++) {
            int chunk = i * CHUNK;
            long left = bits[i];
            int next = count;
            count += Long.bitCount(left);
            do {
                places[next] = chunk + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                places[next + 1] = chunk + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                places[next + 2] = chunk + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                places[next + 3] = chunk + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                places[next + 4] = chunk + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                places[next + 5] = chunk + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                places[next + 6] = chunk + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                places[next + 7] = chunk + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                next += 8;
            } while (left != 0);
        }
        return count;
    }
}
