package dev.cc5.model;

import java.math.BigDecimal;

/**
 * One field of an entity's key.
 *
 * @param code its name in the portal, case-sensitive
 * @param kind what its values are in JSON
 */
public record KeyField(String code, Kind kind) {
    /** No sync file has a longer one, and to compute with very many digits takes very long. */
    private static final int LONGEST_NUMBER = 1000;

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
            case NUMBER -> number(value);
            case BOOL -> value.equals("1") ? "true" : value.equals("0") ? "false" : value;
        };
    }

    private static String number(String value) {
        if (value.length() > LONGEST_NUMBER) {
            return value;
        }
        try {
            BigDecimal number = new BigDecimal(value);
            // Not the plain form: that of 1e999999999 would fill the memory.
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
        } catch (NumberFormatException | ArithmeticException e) {
            return value;
        }
    }
}
