package dev.cc5.syncfile;

import java.util.List;
import java.util.Optional;

/**
 * Is told what a sync file holds, in the file's order and from the reading thread. What it throws ends the reading and
 * reaches the caller.
 */
public interface SyncFileHandler {
    /** The rows 00 to 03 were read and are right. Comes once, before any row; never when one of them is wrong. */
    default void header(Header header) {}

    /**
     * What is known of the rows that a file with this header holds; asked once, before {@link #header}. What the schema
     * requires and the file lacks is an error (E1), and a warning to the lenient; what it only describes, such as the
     * values that are known of a field, is a warning (E2).
     */
    default Optional<EntitySchema> schema(Header header) {
        return Optional.empty();
    }

    /**
     * Whether {@link #upsert} and {@link #delete} are to be called; asked once, before them. Who only wants to know
     * whether a file is right says no: texts are then looked at but not made, which is quicker, and a long value takes
     * no memory but the line's own.
     */
    default boolean wantsRows() {
        return true;
    }

    /**
     * Whether the fields of the key may stand anywhere in row {@code 03}, and field codes end with {@code _id}; asked
     * before anything is told. Both are errors if not given, and warnings to whoever says yes: a portal may take it.
     * Rows {@code 10} keep the order of row {@code 03} then, and rows {@code 90} that of row {@code 02}.
     */
    default boolean isLenient() {
        return false;
    }

    /**
     * A row {@code 10} that is right.
     *
     * @param values decoded, as many as the header's fields; empty where the file has none
     */
    default void upsert(long line, List<String> values) {}

    /**
     * A row {@code 90} that is right.
     *
     * @param keys decoded, as many as the header's keys
     */
    default void delete(long line, List<String> keys) {}

    /**
     * Something is wrong. The row in question does not come as a row.
     *
     * @return whether to read on
     */
    default boolean problem(Problem problem) {
        return true;
    }
}
