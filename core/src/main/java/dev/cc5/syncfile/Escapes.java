package dev.cc5.syncfile;

/**
 * What stands for the characters that a value cannot hold (PLATFORM F6). Read from left to right and not twice, so that
 * a value {@code #|#}, written {@code ##/##}, comes back; whatever only resembles an escape is text.
 */
final class Escapes {
    private static final String PIPE = "#/#";
    private static final String LINE_BREAK = "#Enter#";

    private Escapes() {}

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
