package dev.cc5.syncfile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row's values as they are written; equal to every row with the same key. */
final class KeyedRow {
    private final byte[] values;
    private final int keyEnd;
    /** The key in its canonical form, which is nearly always the beginning of the values. */
    private final byte[] key;

    private final int keyLength;
    private final int hash;

    KeyedRow(KeyForm form, byte[] values, int keyEnd) {
        boolean canonical = form.isCanonical(values, 0, keyEnd);
        this.values = values;
        this.keyEnd = keyEnd;
        this.key = canonical ? values : form.canonical(values, 0, keyEnd);
        this.keyLength = canonical ? keyEnd : key.length;
        this.hash = Long.hashCode(KeyHash.of(key, 0, keyLength));
    }

    byte[] values() {
        return values;
    }

    /** The index in the values after those of the key. */
    int keyEnd() {
        return keyEnd;
    }

    /** Whether all that is no part of the key is written alike. */
    boolean saysTheSameAs(KeyedRow other) {
        return Arrays.equals(values, keyEnd, values.length, other.values, other.keyEnd, other.values.length);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof KeyedRow other && Arrays.equals(key, 0, keyLength, other.key, 0, other.keyLength);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
