package dev.cc5.syncfile;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that a text is one JSON value (RFC 8259) and nothing else, without building it. Stricter than the standard in
 * what a reader at the other end may choke on: names in an object are unique, nesting and lengths are limited.
 */
final class JsonSyntax {
    static final int DEEPEST = 64;
    /** In characters. */
    static final int LONGEST = 1 << 20;

    private final JsonTokens tokens;

    private JsonSyntax(String text) {
        this.tokens = new JsonTokens(text);
    }

    /**
     * What is wrong with a text that should be a JSON value; empty when nothing is.
     *
     * @param open the character that the value must begin with
     */
    static Optional<String> flaw(String text, char open) {
        if (text.length() > LONGEST) {
            return Optional.of("it has " + text.length() + " characters, at most " + LONGEST + " are allowed");
        }
        try {
            new JsonSyntax(text).document(open);
            return Optional.empty();
        } catch (JsonTokens.NotJson flaw) {
            return Optional.of(String.valueOf(flaw.getMessage()));
        }
    }

    private void document(char open) {
        tokens.skipSpace();
        if (tokens.peek() != open) {
            throw tokens.wrong("it should begin with " + open);
        }
        value(1);
        tokens.skipSpace();
        if (!tokens.atEnd()) {
            throw tokens.wrong("something follows the value");
        }
    }

    private void value(int depth) {
        switch (tokens.peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> tokens.string();
            case 't' -> tokens.word("true");
            case 'f' -> tokens.word("false");
            case 'n' -> tokens.word("null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> tokens.number();
            default -> throw tokens.wrong("a value is expected");
        }
    }

    private void object(int depth) {
        open('{', depth);
        if (tokens.skip('}')) {
            return;
        }
        Set<String> names = new HashSet<>();
        do {
            tokens.skipSpace();
            if (!names.add(tokens.name())) {
                throw tokens.wrong("a name has come a second time");
            }
            tokens.skipSpace();
            if (!tokens.skip(':')) {
                throw tokens.wrong(": is expected");
            }
            tokens.skipSpace();
            value(depth + 1);
        } while (goesOn('}'));
    }

    private void array(int depth) {
        open('[', depth);
        if (tokens.skip(']')) {
            return;
        }
        do {
            tokens.skipSpace();
            value(depth + 1);
        } while (goesOn(']'));
    }

    private void open(char bracket, int depth) {
        if (depth > DEEPEST) {
            throw tokens.wrong("more than " + DEEPEST + " levels are nested");
        }
        tokens.skip(bracket);
        tokens.skipSpace();
    }

    private boolean goesOn(char close) {
        tokens.skipSpace();
        if (tokens.skip(close)) {
            return false;
        }
        if (!tokens.skip(',')) {
            throw tokens.wrong(", or " + close + " is expected");
        }
        return true;
    }
}
