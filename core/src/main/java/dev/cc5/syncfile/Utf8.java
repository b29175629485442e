package dev.cc5.syncfile;

/** Tells UTF-8 from other bytes, as strictly as Unicode's table 3-7: no overlong forms, no surrogates. */
final class Utf8 {
    private Utf8() {}

    /** The index of the first byte of the first sequence that is not UTF-8, or -1. */
    static int firstWrong(byte[] bytes, int from, int to) {
        int after = after(bytes, from, to, to);
        return after < 0 ? ~after : -1;
    }

    /**
     * The index after the last character that begins before {@code last}, or after some ASCII behind it; where a
     * sequence is wrong {@code ~} its index, which is less than 0.
     *
     * @param to where the bytes end
     */
    static int after(byte[] bytes, int from, int last, int to) {
        int at = from;
        while (at < last) {
            if (at + Words.BYTES <= to) {
                int ascii = Words.before(Words.notAscii(Words.at(bytes, at)));
                at += ascii;
                if (ascii == Words.BYTES) {
                    continue;
                }
            } else if (bytes[at] >= 0) {
                at++;
                continue;
            }
            int length = lengthOfSequence(bytes, at, to);
            if (length == 0) {
                return ~at;
            }
            at += length;
        }
        return at;
    }

    /** How many characters UTF-8 has as Java counts them, in UTF-16. */
    static int characters(byte[] utf8, int from, int to) {
        int characters = 0;
        for (int i = from; i < to; i++) {
            int lead = utf8[i] & 0xFF;
            characters += lead < 0x80 || lead >= 0xC0 && lead < 0xF0 ? 1 : lead >= 0xF0 ? 2 : 0;
        }
        return characters;
    }

    /** The length of the sequence of more than one byte at an index; 0 when it is wrong or cut off. */
    private static int lengthOfSequence(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        int length = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (length == 0 || at + length > to || !secondFits(lead, bytes[at + 1] & 0xFF)) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static boolean secondFits(int lead, int second) {
        int least = switch (lead) {
            case 0xE0 -> 0xA0;
            case 0xF0 -> 0x90;
            default -> 0x80;
        };
        int most = switch (lead) {
            case 0xED -> 0x9F;
            case 0xF4 -> 0x8F;
            default -> 0xBF;
        };
        return second >= least && second <= most;
    }
}
