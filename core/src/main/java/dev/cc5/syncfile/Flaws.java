package dev.cc5.syncfile;

import dev.cc5.syncfile.Line.Flaw;

/** What can be wrong with a line's bytes, in words. */
final class Flaws {
    private Flaws() {}

    static Flaw tooLong(long length) {
        return new Flaw(
                "a line of " + length + " bytes",
                "lines of at most " + LineScanner.LONGEST_LINE + " bytes (16 MiB); perhaps line ends are missing");
    }

    static Flaw nul(int index) {
        return new Flaw(
                "a NUL (byte 0x00) at byte " + (index + 1) + " of the line",
                "text without NUL; perhaps the file is damaged or was saved as UTF-16: save it as UTF-8");
    }

    static Flaw loneReturn(int index) {
        return new Flaw(
                "a carriage return (byte 0x0D) without a line feed at byte " + (index + 1) + " of the line",
                "lines that end with LF or CRLF; a line break inside a value is written #Enter#");
    }

    static Flaw notUtf8(byte found, int index, long offset) {
        return new Flaw(
                String.format(
                        "byte 0x%02X, which is not UTF-8, at byte %d of the line (offset %d of the file)",
                        found, index + 1, offset),
                "text in UTF-8; perhaps the file was saved in another encoding, like Windows-1252: save it as UTF-8");
    }
}
