package dev.cc5.model;

import java.util.OptionalLong;

/**
 * What the portal says is wrong with one row.
 *
 * @param line the line of the file, from 1, where the portal tells it
 * @param field the field's code; empty where the portal tells none
 * @param message the portal's own words, cleaned of control characters
 */
public record RowError(OptionalLong line, String field, String message) {
    @Override
    public String toString() {
        String where = line.isPresent() ? "line " + line.getAsLong() : "";
        if (!field.isEmpty()) {
            where += (where.isEmpty() ? "" : ", ") + "field " + field;
        }
        return where.isEmpty() ? message : where + ": " + message;
    }
}
