package dev.cc5.journal;

import dev.cc5.journal.Line.BrokenLineException;
import java.util.HexFormat;

/**
 * Any text as printable ASCII without spaces: what is not a letter, a digit or one of {@code -._~/:@+} becomes
 * {@code %XX}, beyond ASCII {@code %uXXXX}. Character for character, lone surrogates too.
 */
final class PercentText {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String PLAIN = "-._~/:@+";

    private PercentText() {}

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append(c < 0x80 ? "%" + HEX.toHexDigits((byte) c) : "%u" + HEX.toHexDigits(c));
            }
        }
        return encoded.toString();
    }

    static String decode(String encoded) {
        StringBuilder text = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                boolean wide = encoded.startsWith("u", i + 1);
                int start = i + (wide ? 2 : 1);
                i = start + (wide ? 4 : 2) - 1;
                text.append(digits(encoded, start, i + 1));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static char digits(String encoded, int start, int end) {
        try {
            return (char) Integer.parseInt(encoded, start, end, 16);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new BrokenLineException("its text is not encoded as it should be");
        }
    }
}
