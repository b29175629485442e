package dev.cc5.model;

import java.util.List;

/**
 * The rows of one import, as a portal can be asked for them (PLATFORM sections 4 and 7).
 *
 * @param destination where they went
 * @param dataSource the code of the file's data source: several entities share an entity type and differ in it
 * @param actionId what marks them
 * @param key the fields of their key, in its order; not empty
 */
public record ImportedRows(Destination destination, String dataSource, ActionId actionId, List<KeyField> key) {
    public ImportedRows {
        key = List.copyOf(key);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("Rows have a key of at least one field");
        }
    }
}
