package dev.cc5.syncfile;

import dev.cc5.syncfile.Line.Ending;
import dev.cc5.syncfile.Line.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of bytes into lines and looks at every byte once (PLATFORM F8). */
final class LineScanner {
    /** The longest line that is read, in bytes; of a longer one only the beginning is kept. */
    static final int LONGEST_LINE = 16 << 20;

    private static final int FIRST_BUFFER = 64 << 10;
    /** The longest line, and CRLF. */
    private static final int LARGEST_BUFFER = LONGEST_LINE + 2;

    private static final int KEPT_OF_TOO_LONG = 512;

    private final InputStream in;
    private final Line line = new Line();
    private byte[] buffer = new byte[FIRST_BUFFER];
    /** Where the line begins, where scanning goes on, and where the bytes that were read end. */
    private int start;

    private int at;
    private int limit;

    /** The line's first byte in the file, and how many bytes of it were dropped because it is too long. */
    private long offset;

    private long dropped;

    LineScanner(InputStream in) {
        this.in = in;
    }

    /** The file's first bytes, at most so many; only before the first line. */
    byte[] peek(int most) throws IOException {
        while (limit < most && fill()) {}
        return Arrays.copyOf(buffer, Math.min(most, limit));
    }

    /** Leaves out the file's first bytes; only after {@link #peek} and before the first line. */
    void skip(int count) {
        start = count;
        at = count;
        offset = count;
    }

    /** Goes to the next line; null at the end of the stream. Always the same object. */
    @Nullable
    Line next() throws IOException {
        boolean ascii = true;
        int firstNul = -1;
        int firstReturn = -1;
        do {
            while (at < limit) {
                byte b = buffer[at++];
                if (b >= ' ') {
                    continue;
                }
                // All that matters is less than a space: line ends, NUL, and whatever is not ASCII, being negative.
                if (b == '\n') {
                    return take(at - 1, true, ascii, firstNul, firstReturn);
                } else if (b < 0) {
                    ascii = false;
                } else if (b == '\r' && firstReturn < 0) {
                    firstReturn = at - 1 - start;
                } else if (b == 0 && firstNul < 0) {
                    firstNul = at - 1 - start;
                }
            }
        } while (fill());
        return start == limit ? null : take(limit, false, ascii, firstNul, firstReturn);
    }

    private Line take(int end, boolean terminated, boolean ascii, int firstNul, int firstReturn) {
        boolean crLf = terminated && end > start && buffer[end - 1] == '\r';
        int to = crLf ? end - 1 : end;
        boolean loneReturn = firstReturn >= 0 && !(crLf && firstReturn == to - start);
        Flaw flaw = null;
        if (dropped > 0 || to - start > LONGEST_LINE) {
            flaw = Flaws.tooLong(dropped + to - start);
        } else if (firstNul >= 0) {
            flaw = Flaws.nul(firstNul);
        } else if (loneReturn) {
            flaw = Flaws.loneReturn(firstReturn);
        } else if (!ascii) {
            int wrong = Utf8.firstWrong(buffer, start, to);
            flaw = wrong < 0 ? null : Flaws.notUtf8(buffer[wrong], wrong - start, offset + wrong - start);
        }
        line.set(buffer, start, to, ascii, crLf ? Ending.CRLF : terminated ? Ending.LF : Ending.NONE, flaw);
        offset += dropped + at - start;
        dropped = 0;
        start = at;
        return line;
    }

    /** Reads more behind what is there; says whether there was more. */
    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            at -= start;
            limit -= start;
            start = 0;
        }
        if (limit == buffer.length) {
            makeRoom();
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        if (count < 0) {
            return false;
        }
        limit += count;
        return true;
    }

    private void makeRoom() {
        if (buffer.length < LARGEST_BUFFER) {
            // By a factor, so that a long line is not copied over and over.
            int more = buffer.length * 4;
            buffer = Arrays.copyOf(buffer, more < LONGEST_LINE ? more : LARGEST_BUFFER);
        } else {
            // The last byte stays too: it may be the first half of a CRLF.
            buffer[KEPT_OF_TOO_LONG] = buffer[limit - 1];
            dropped += limit - (KEPT_OF_TOO_LONG + 1);
            limit = KEPT_OF_TOO_LONG + 1;
            at = limit;
        }
    }
}
