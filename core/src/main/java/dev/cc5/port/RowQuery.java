package dev.cc5.port;

import dev.cc5.model.ActionId;
import dev.cc5.model.Deadline;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.RowKey;
import java.util.List;
import java.util.Map;

/**
 * Asks for imported rows, which proves an import beyond what its status says. May be repeated at will. An import needs
 * no such port: where nobody offers it, its rows cannot be counted.
 * Blocking; called from the caller's thread; interrupting it cancels.
 */
public interface RowQuery {
    /** {@link #lastWriters} is asked for at most so many keys at once (PLATFORM T8). */
    int MOST_KEYS = 1000;

    /**
     * How many rows there are that this import wrote last. Rows may become visible some time after the import ended.
     *
     * @param deadline when to give up, whatever the adapter's own limits are
     * @throws ImportException a {@link dev.cc5.model.TemporaryException} is tried again; all others mean that the rows
     *     cannot be asked for
     */
    long count(ImportedRows rows, Deadline deadline);

    /**
     * Which import wrote each of these rows last.
     *
     * @param rows where to look; the action id has no part in it
     * @param keys different ones, at most {@link #MOST_KEYS}; for none, nothing is asked
     * @param deadline when to give up, whatever the adapter's own limits are
     * @return for each key that has a row the mark of its last writer; keys without a row are left out
     * @throws ImportException as {@link #count} does
     */
    Map<RowKey, ActionId> lastWriters(ImportedRows rows, List<RowKey> keys, Deadline deadline);
}
