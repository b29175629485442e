package dev.cc5.sandbox;

import java.util.OptionalLong;

/**
 * What is wrong with one field of a request or of an imported file.
 *
 * @param line the file's line, where a file is meant
 */
record FieldIssue(String code, String field, String message, OptionalLong line) {
    FieldIssue(String code, String field, String message) {
        this(code, field, message, OptionalLong.empty());
    }
}
