package dev.cc5.syncfile;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What stands for the characters that a value cannot hold (PLATFORM F6). Read from left to right and not twice, so that
 * a value {@code #|#}, written {@code ##/##}, comes back; whatever only resembles an escape is text.
 */
final class Escapes {
    private static final String PIPE = "#/#";
    private static final String LINE_BREAK = "#Enter#";

    private Escapes() {}

    /** The value as it is written; whether it comes back as it was, {@link #flaw} tells. */
    static String encode(String value) {
        return value.replace("|", PIPE).replace("\r\n", LINE_BREAK);
    }

    /** What a value must be like to be written, where this one cannot. */
    static Optional<String> flaw(String value, String encoded) {
        if (isPlain(value)) {
            return Optional.empty();
        }
        if (encoded.indexOf('\n') >= 0 || encoded.indexOf('\r') >= 0) {
            return Optional.of("line breaks of CR LF only: no other can be written");
        }
        if (value.indexOf(0) >= 0) {
            return Optional.of("text without NUL characters");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            return Optional.of("characters of Unicode: half of a pair is none");
        }
        if (!decode(encoded).equals(value)) {
            return Optional.of("text without " + PIPE + " and " + LINE_BREAK
                    + ", which stand for a | and a line break and would come back as those");
        }
        return Optional.empty();
    }

    /** Whether nothing is in it that could be a flaw: true of nearly all values there are. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '#' || c == '\r' || c == '\n' || c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** Whether decoding would change a value. */
    static boolean isIn(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '#' && (stands(PIPE, bytes, i, to) || stands(LINE_BREAK, bytes, i, to))) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(String escape, byte[] bytes, int at, int to) {
        if (to - at < escape.length()) {
            return false;
        }
        for (int i = 1; i < escape.length(); i++) {
            if (bytes[at + i] != escape.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static String decode(String text) {
        int hash = text.indexOf('#');
        if (hash < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int copied = 0;
        while (hash >= 0) {
            String escape = text.startsWith(PIPE, hash) ? PIPE : text.startsWith(LINE_BREAK, hash) ? LINE_BREAK : "";
            if (!escape.isEmpty()) {
                decoded.append(text, copied, hash).append(escape.equals(PIPE) ? "|" : "\r\n");
                copied = hash + escape.length();
            }
            hash = text.indexOf('#', Math.max(hash + 1, copied));
        }
        return decoded.append(text, copied, text.length()).toString();
    }
}
