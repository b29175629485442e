package dev.cc5.model;

/**
 * The portal's name for a file: opaque, never parsed (PLATFORM T9).
 *
 * @param value not blank, without control characters
 */
public record FileId(String value) {
    public FileId {
        Text.notBlank(value, "The file id");
    }

    @Override
    public String toString() {
        return value;
    }
}
