package dev.cc5.syncfile;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The line that {@link LineScanner} stands at: a view of its buffer, good until it goes on to the next. */
final class Line {
    /** What {@link #rowType()} says of a line that does not begin with two digits and a {@code |}. */
    static final int NO_ROW = -1;

    /** Enough for what is shown and one character more, whatever their lengths in UTF-8. */
    private static final int BYTES_TO_SHOW = 4 * (Shown.MOST + 1);

    /** How a line ends. */
    enum Ending {
        LF,
        CRLF,
        /** With the file. */
        NONE
    }

    /** Something in the line's bytes that no text may hold (PLATFORM F8). */
    record Flaw(String found, String expected) {}

    private byte[] bytes = {};
    private int from;
    private int to;
    private long number;
    private boolean ascii;
    private Ending ending = Ending.NONE;
    private @Nullable Flaw flaw;

    void set(byte[] buffer, int first, int end, boolean onlyAscii, Ending lineEnding, @Nullable Flaw found) {
        bytes = buffer;
        from = first;
        to = end;
        ascii = onlyAscii;
        ending = lineEnding;
        flaw = found;
        number++;
    }

    /** Counts lines that somebody else has read. */
    void passOver(long lines) {
        number += lines;
    }

    /** From 1. */
    long number() {
        return number;
    }

    Ending ending() {
        return ending;
    }

    @Nullable
    Flaw flaw() {
        return flaw;
    }

    boolean isBlank() {
        return from == to;
    }

    /** The buffer that the line stands in; not to be written to. */
    byte[] bytes() {
        return bytes;
    }

    /** Where the first value begins; {@link #to()} and one more where the line has none. */
    int firstValue() {
        return from + 3;
    }

    /** The index after the last byte. */
    int to() {
        return to;
    }

    /** The two digits that the line begins with, 0 to 99, or {@link #NO_ROW}. */
    int rowType() {
        int length = to - from;
        if (length < 2 || length > 2 && bytes[from + 2] != '|') {
            return NO_ROW;
        }
        int tens = bytes[from] - '0';
        int ones = bytes[from + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? NO_ROW : tens * 10 + ones;
    }

    /** The text between two indices; the line must have no flaw. */
    String text(int first, int end) {
        return first == end
                ? ""
                : new String(bytes, first, end - first, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** How the line begins, to be shown to people: bytes that are no text are replaced. */
    String beginning() {
        return beginning(from, to);
    }

    /** The same of a part of the line. */
    String beginning(int first, int end) {
        return new String(bytes, first, Math.min(end - first, BYTES_TO_SHOW), StandardCharsets.UTF_8);
    }
}
