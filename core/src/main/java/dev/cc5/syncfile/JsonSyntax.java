package dev.cc5.syncfile;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a text is one JSON value (RFC 8259) and nothing else, without building it. Stricter than the standard in
 * what a reader at the other end may choke on: names in an object are unique, nesting and lengths are limited. Used for
 * one text after the other, by one thread.
 */
final class JsonSyntax {
    static final int DEEPEST = 64;
    /** In characters. */
    static final int LONGEST = 1 << 20;

    private final JsonTokens tokens = new JsonTokens();
    /** By depth; an object at one depth ends before another begins. */
    private final @Nullable JsonNames[] names = new JsonNames[DEEPEST + 1];

    /**
     * What is wrong with a text that should be a JSON value; empty when nothing is.
     *
     * @param text UTF-8
     * @param open the character that the value must begin with
     */
    Optional<String> flaw(byte[] text, int from, int to, char open) {
        if (to - from > LONGEST) {
            int characters = Utf8.characters(text, from, to);
            if (characters > LONGEST) {
                return Optional.of("it has " + characters + " characters, at most " + LONGEST + " are allowed");
            }
        }
        tokens.begin(text, from, to);
        try {
            document(open);
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
        JsonNames members = names(depth);
        do {
            tokens.skipSpace();
            tokens.name();
            if (!members.add()) {
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

    private JsonNames names(int depth) {
        JsonNames members = names[depth];
        if (members == null) {
            members = new JsonNames(tokens);
            names[depth] = members;
        }
        members.begin();
        return members;
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
