package dev.cc5.syncfile;

import java.nio.charset.StandardCharsets;

/** Steps over the parts of a JSON text that hold no other parts: strings, numbers, words, spaces (RFC 8259). */
final class JsonTokens {
    private static final int LONGEST_NUMBER = 1000;

    /** Where and why a text is not JSON. */
    static final class NotJson extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotJson(String message) {
            super(message, null, false, false);
        }
    }

    private byte[] text = {};
    private int start;
    private int end;
    private int at;
    private int nameFrom;
    private int nameTo;
    private boolean escaped;

    /** Begins with another text, which is UTF-8. */
    void begin(byte[] bytes, int from, int to) {
        text = bytes;
        start = from;
        at = from;
        end = to;
    }

    /** The array that the text is in. */
    byte[] text() {
        return text;
    }

    boolean atEnd() {
        return at == end;
    }

    /** Passes the name of a member. */
    void name() {
        if (peek() != '"') {
            throw wrong("a name in double quotes is expected");
        }
        nameFrom = at + 1;
        string();
        nameTo = at - 1;
    }

    /** Where the last name begins. */
    int nameFrom() {
        return nameFrom;
    }

    /** The index after the last byte of the last name. */
    int nameTo() {
        return nameTo;
    }

    /** Whether there was an escape in the last string or name. */
    boolean wasEscaped() {
        return escaped;
    }

    /** A name that was passed, with its escapes decoded. */
    String nameAt(int from, int to) {
        String raw = new String(text, from, to - from, StandardCharsets.UTF_8);
        return raw.indexOf('\\') < 0 ? raw : unescaped(raw);
    }

    void string() {
        escaped = false;
        at++;
        for (byte c = peek(); c != '"'; c = peek()) {
            if (c >= 0 && c < ' ') {
                throw wrong("a control character in a string must be written as an escape, like \\n");
            }
            at++;
            if (c == '\\') {
                escaped = true;
                escape();
            }
        }
        at++;
    }

    private void escape() {
        switch (peek()) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at++;
            case 'u' -> {
                at++;
                for (int i = 0; i < 4; i++) {
                    if (Character.digit(peek(), 16) < 0) {
                        throw wrong("four hexadecimal digits are expected");
                    }
                    at++;
                }
            }
            default -> throw wrong("there is no such escape");
        }
    }

    private static String unescaped(String raw) {
        StringBuilder plain = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\') {
                c = raw.charAt(++i);
                if (c == 'u') {
                    c = (char) Integer.parseInt(raw, i + 1, i + 5, 16);
                    i += 4;
                } else {
                    int letter = "bfnrt".indexOf(c);
                    c = letter < 0 ? c : "\b\f\n\r\t".charAt(letter);
                }
            }
            plain.append(c);
        }
        return plain.toString();
    }

    void number() {
        int first = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        if (at - first > LONGEST_NUMBER) {
            throw wrong("a number has more than " + LONGEST_NUMBER + " characters");
        }
    }

    private void digits() {
        int first = at;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        if (at == first) {
            throw wrong("a digit is expected");
        }
    }

    void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i == end || text[at + i] != word.charAt(i)) {
                throw wrong("a value is expected");
            }
        }
        at += word.length();
    }

    boolean skip(char c) {
        boolean there = at < end && text[at] == c;
        at += there ? 1 : 0;
        return there;
    }

    void skipSpace() {
        while (at < end && isSpace(text[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    byte peek() {
        if (at == end) {
            throw wrong("more is expected");
        }
        return text[at];
    }

    NotJson wrong(String reason) {
        return new NotJson("at character " + (Utf8.characters(text, start, at) + 1) + " " + reason);
    }
}
