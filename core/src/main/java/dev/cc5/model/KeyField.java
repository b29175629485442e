package dev.cc5.model;

import dev.cc5.value.Canonical;

/**
 * One field of an entity's key.
 *
 * @param code its name in the portal, case-sensitive
 * @param kind what its values are in JSON
 */
public record KeyField(String code, Kind kind) {
    /** What a value is in JSON. */
    public enum Kind {
        TEXT,
        NUMBER,
        BOOL
    }

    public KeyField {
        Text.notBlank(code, "The code of a key field");
    }

    /**
     * The one text for all ways of writing a value: {@code 7}, {@code 7.0} and {@code 7e0} are one number, {@code 1} and
     * {@code true} one truth. What is no value of this kind stays as it is, and so is equal to no value that is.
     */
    public String canonical(String value) {
        return switch (kind) {
            case TEXT -> value;
            case NUMBER -> Canonical.number(value);
            case BOOL -> Canonical.bool(value);
        };
    }
}
