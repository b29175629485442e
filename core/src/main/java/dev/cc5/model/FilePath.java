package dev.cc5.model;

/**
 * Where the portal keeps a file: opaque, echoed character for character (PLATFORM A8).
 *
 * @param value not blank, without control characters
 */
public record FilePath(String value) {
    public FilePath {
        Text.notBlank(value, "The file path");
    }

    @Override
    public String toString() {
        return value;
    }
}
