package dev.cc5.model;

import java.util.List;

/**
 * What tells one row of an entity from all others.
 *
 * @param values in the order of the key's fields, each in its {@linkplain KeyField#canonical canonical} form; not empty
 */
public record RowKey(List<String> values) {
    public RowKey {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A key has at least one value");
        }
    }

    /** A key of one value. */
    public static RowKey of(String value) {
        return new RowKey(List.of(value));
    }

    /** For people; not unique where a value holds a vertical bar. */
    @Override
    public String toString() {
        return String.join("|", values);
    }
}
