package dev.cc5.syncfile;

import dev.cc5.value.Canonical;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of a field (PLATFORM F2). */
public enum FieldType {
    STRING("string"),
    INT("int"),
    NUMBER("number"),
    BOOL("bool"),
    DATE("date"),
    ARRAY("array"),
    OBJECT("object"),
    LIST("list");

    private final String word;

    FieldType(String word) {
        this.word = word;
    }

    /** The word in the file. */
    public String word() {
        return word;
    }

    /** The type that the file's word names; lower case only. */
    public static Optional<FieldType> of(String word) {
        for (FieldType type : values()) {
            if (type.word.equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Whether a text, as a program has it and not as a file writes it, is a value of this type; an empty one always. */
    public boolean fits(String value) {
        byte[] written = Escapes.encode(value).getBytes(StandardCharsets.UTF_8);
        return new Values().fits(this, written, 0, written.length);
    }

    /** The one text for all ways of writing a value as part of a key: {@code 1} for an int {@code 01}. */
    public String canonical(String value) {
        return switch (this) {
            case INT, NUMBER -> Canonical.number(value);
            case BOOL -> Canonical.bool(value);
            case STRING, DATE, ARRAY, OBJECT, LIST -> value;
        };
    }

    /** Whether every text is a value of this type. */
    boolean takesAnyText() {
        return this == STRING || this == ARRAY;
    }

    /** All words, for people to read. */
    static String words() {
        return Arrays.stream(values()).map(FieldType::word).collect(Collectors.joining(", "));
    }
}
