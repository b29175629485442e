package dev.cc5.syncfile;

import dev.cc5.syncfile.Line.Ending;
import dev.cc5.syncfile.Line.Flaw;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts blocks of bytes into lines and looks at every byte once (PLATFORM F8). A line that lies in one block is a view of
 * it; of one that does not the parts are put together.
 */
final class LineScanner {
    /** The longest line that is read, in bytes; of a longer one only the beginning is kept. */
    static final int LONGEST_LINE = 16 << 20;

    /** The longest line, and the first half of CRLF. */
    private static final int MOST_KEPT = LONGEST_LINE + 1;

    private static final int KEPT_OF_TOO_LONG = 512;

    private final Line line = new Line();
    private byte[] block = {};
    private int at;
    private int limit;

    /** The beginning of a line, from the blocks before. */
    private byte[] kept = {};

    private int keptLength;

    /** How many bytes of the line were dropped because it is too long. */
    private long dropped;

    /** The line's first byte in the file. */
    private long offset;

    private boolean ascii = true;
    private int firstNul = -1;
    private int firstReturn = -1;

    /** Takes another block, which must not change while lines are taken from it; the one before is used up. */
    void give(byte[] bytes, int from, int to) {
        block = bytes;
        at = from;
        limit = to;
    }

    /** Leaves out the file's first bytes, which were never given. */
    void skip(int count) {
        offset += count;
    }

    /** Whether the next byte of the block begins a line. */
    boolean isAtBeginning() {
        return keptLength == 0;
    }

    /** The next byte of the block. */
    int at() {
        return at;
    }

    /** Leaves out whole lines that somebody else has read. */
    void passOver(int bytes, long lines) {
        offset += bytes;
        at += bytes;
        line.passOver(lines);
    }

    /** Goes to the next line; null when its end is not in the block. Always the same object. */
    @Nullable
    Line next() {
        int begin = at;
        while (at < limit) {
            if (at + Words.BYTES <= limit) {
                int plain = Words.before(Words.controlsAndNotAscii(Words.at(block, at)));
                at += plain;
                if (plain == Words.BYTES) {
                    continue;
                }
            }
            byte b = block[at++];
            if (b == '\n') {
                return take(begin, at - 1, true);
            } else if (b < ' ') {
                note(b, at - 1 - begin + keptLength);
            }
        }
        keep(begin, limit);
        return null;
    }

    /** The line that the file ends with, without a line feed; null when there is none. */
    @Nullable
    Line last() {
        return keptLength == 0 ? null : take(limit, limit, false);
    }

    private void note(byte b, int index) {
        if (b < 0) {
            ascii = false;
        } else if (b == '\r' && firstReturn < 0) {
            firstReturn = index;
        } else if (b == 0 && firstNul < 0) {
            firstNul = index;
        }
    }

    private Line take(int begin, int end, boolean terminated) {
        byte[] bytes = block;
        int from = begin;
        int to = end;
        if (keptLength > 0) {
            keep(begin, end);
            bytes = kept;
            from = 0;
            to = keptLength;
        }
        int length = to - from;
        boolean crLf = terminated && to > from && bytes[to - 1] == '\r';
        if (crLf) {
            to--;
        }
        line.set(bytes, from, to, ascii, ending(terminated, crLf), flaw(bytes, from, to, crLf));
        offset += dropped + length + (terminated ? 1 : 0);
        begin();
        return line;
    }

    private static Ending ending(boolean terminated, boolean crLf) {
        return crLf ? Ending.CRLF : terminated ? Ending.LF : Ending.NONE;
    }

    private @Nullable Flaw flaw(byte[] bytes, int from, int to, boolean crLf) {
        boolean loneReturn = firstReturn >= 0 && !(crLf && firstReturn == to - from);
        if (dropped > 0 || to - from > LONGEST_LINE) {
            return Flaws.tooLong(dropped + to - from);
        } else if (firstNul >= 0) {
            return Flaws.nul(firstNul);
        } else if (loneReturn) {
            return Flaws.loneReturn(firstReturn);
        } else if (!ascii) {
            int wrong = Utf8.firstWrong(bytes, from, to);
            return wrong < 0 ? null : Flaws.notUtf8(bytes[wrong], wrong - from, offset + wrong - from);
        }
        return null;
    }

    private void begin() {
        keptLength = 0;
        dropped = 0;
        ascii = true;
        firstNul = -1;
        firstReturn = -1;
    }

    private void keep(int from, int to) {
        int count = to - from;
        if (count == 0) {
            return;
        }
        if (count <= MOST_KEPT - keptLength) {
            makeRoom(keptLength + count);
            System.arraycopy(block, from, kept, keptLength, count);
            keptLength += count;
        } else {
            dropFrom(from, to);
        }
    }

    private void makeRoom(int length) {
        if (length > kept.length) {
            // By a factor, so that a long line is not copied over and over.
            kept = Arrays.copyOf(kept, Math.max(length, Math.min(kept.length * 4, MOST_KEPT)));
        }
    }

    private void dropFrom(int from, int to) {
        makeRoom(KEPT_OF_TOO_LONG + 1);
        int first = Math.max(0, KEPT_OF_TOO_LONG - keptLength);
        System.arraycopy(block, from, kept, Math.min(keptLength, KEPT_OF_TOO_LONG), first);
        // The last byte stays too: it may be the first half of a CRLF.
        kept[KEPT_OF_TOO_LONG] = block[to - 1];
        dropped += keptLength + (to - from) - (KEPT_OF_TOO_LONG + 1);
        keptLength = KEPT_OF_TOO_LONG + 1;
    }
}
