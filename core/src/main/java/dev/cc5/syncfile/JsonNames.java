package dev.cc5.syncfile;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The names in one JSON object, which must differ; used again for one object after the other. A few plain names are
 * compared as they stand in the text, so that checking usual objects makes no garbage.
 */
final class JsonNames {
    private static final int FEW = 32;

    private final JsonTokens tokens;
    /** Where in the text each name begins and ends. */
    private final int[] begins = new int[FEW];

    private final int[] ends = new int[FEW];
    private int count;

    /** The names, decoded; used once they are many, or one of them is escaped. */
    private Set<String> decoded = Set.of();

    private boolean decoding;

    JsonNames(JsonTokens tokens) {
        this.tokens = tokens;
    }

    /** Begins with another object. */
    void begin() {
        count = 0;
        decoding = false;
        decoded = Set.of();
    }

    /** Adds the name that was passed last; false when it is there already. */
    boolean add() {
        if (!decoding && (count == FEW || tokens.wasEscaped())) {
            decodeAll();
        }
        int from = tokens.nameFrom();
        int to = tokens.nameTo();
        if (decoding) {
            return decoded.add(tokens.nameAt(from, to));
        }
        byte[] text = tokens.text();
        for (int i = 0; i < count; i++) {
            if (Arrays.equals(text, begins[i], ends[i], text, from, to)) {
                return false;
            }
        }
        begins[count] = from;
        ends[count] = to;
        count++;
        return true;
    }

    private void decodeAll() {
        decoding = true;
        decoded = new HashSet<>();
        for (int i = 0; i < count; i++) {
            decoded.add(tokens.nameAt(begins[i], ends[i]));
        }
    }
}
