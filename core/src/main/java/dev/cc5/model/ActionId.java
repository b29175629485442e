package dev.cc5.model;

/**
 * Marks one import and each of its rows; never shared between files (PLATFORM A9).
 *
 * @param value not blank, without control characters
 */
public record ActionId(String value) {
    public ActionId {
        Text.notBlank(value, "The action id");
    }

    @Override
    public String toString() {
        return value;
    }
}
