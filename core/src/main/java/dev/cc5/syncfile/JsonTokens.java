package dev.cc5.syncfile;

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

    private final String text;
    private int at;

    JsonTokens(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at == text.length();
    }

    /** Passes the name of a member; returns it with its escapes decoded. */
    String name() {
        if (peek() != '"') {
            throw wrong("a name in double quotes is expected");
        }
        int start = at + 1;
        string();
        String raw = text.substring(start, at - 1);
        return raw.indexOf('\\') < 0 ? raw : unescaped(raw);
    }

    void string() {
        at++;
        for (char c = peek(); c != '"'; c = peek()) {
            if (c < ' ') {
                throw wrong("a control character in a string must be written as an escape, like \\n");
            }
            at++;
            if (c == '\\') {
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
                    if (Character.digit(peek(), 16) < 0 || peek() > 'f') {
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
        int start = at;
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
        if (at - start > LONGEST_NUMBER) {
            throw wrong("a number has more than " + LONGEST_NUMBER + " characters");
        }
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw wrong("a digit is expected");
        }
    }

    void word(String word) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value is expected");
        }
        at += word.length();
    }

    boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c <= ' ' && (c == ' ' || c == '\t' || c == '\r' || c == '\n');
    }

    char peek() {
        if (at == text.length()) {
            throw wrong("more is expected");
        }
        return text.charAt(at);
    }

    NotJson wrong(String reason) {
        return new NotJson("at character " + (at + 1) + " " + reason);
    }
}
