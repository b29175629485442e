package dev.cc5.sandbox;

import static dev.cc5.sandbox.Database.quote;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The imported rows, as they are in the database now. Thread-safe; usable until the sandbox is closed.
 *
 * <p>A row maps its fields' codes to values: {@code string} and {@code date} to a String as in the file, {@code int} to
 * a Long, {@code number} to a Long where it has no point, else to a Double, or to a BigDecimal where that would bend
 * it, {@code bool} to a Boolean, {@code array}, {@code object} and {@code list} to the text of the JSON. A field without
 * a value is left out.
 * {@code batch_action_id} names the import that wrote the row last.
 */
public final class Rows {
    private final Database database;
    private final RowCatalogue catalogue;

    Rows(Path file) {
        this.database = Database.open(file);
        this.catalogue = new RowCatalogue(database);
    }

    /** The entity types that were ever imported, in alphabetical order. */
    public List<String> tables() {
        return catalogue.entityTypes();
    }

    /** How many rows an entity type has; 0 where it was never imported. */
    public long count(String entityType) {
        return count(entityType, Map.of());
    }

    /** How many rows of an entity type have all of these values. */
    public long count(String entityType, Map<String, ?> equal) {
        return catalogue
                .table(entityType)
                .flatMap(table -> Condition.of(table, equal)
                        .flatMap(condition -> database.selectFirst(
                                "select count(*) from " + quote(table.name()) + condition.sql(),
                                row -> row.getLong(1),
                                condition.values())))
                .orElse(0L);
    }

    /** All rows of an entity type, in the order in which they first came. */
    public List<Map<String, Object>> query(String entityType) {
        return query(entityType, Map.of(), 0, Integer.MAX_VALUE);
    }

    /**
     * The rows of an entity type that have all of these values, in the order in which they first came.
     *
     * @param equal codes and values; {@link Optional#empty()} as a value asks for rows without one
     * @param skip how many to leave out, 0 or more
     * @param take how many to give at most, 0 or more
     */
    public List<Map<String, Object>> query(String entityType, Map<String, ?> equal, int skip, int take) {
        Optional<RowTable> table = catalogue.table(entityType);
        Optional<Condition> condition = table.flatMap(found -> Condition.of(found, equal));
        if (table.isEmpty() || condition.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(condition.get().values()));
        values.add(take);
        values.add(skip);
        return database.select(
                table.get().select() + condition.get().sql() + " order by rowid limit ? offset ?",
                row -> read(table.get(), row),
                values.toArray());
    }

    /** The codes of the fields whose values are JSON. */
    Set<String> jsonFields(String entityType) {
        return catalogue.table(entityType).map(RowTable::columns).orElse(List.of()).stream()
                .filter(Column::isJson)
                .map(Column::code)
                .collect(Collectors.toSet());
    }

    /** The first rows of an entity type as a table for people, with a line that says how many there are. */
    public String print(String entityType, int most) {
        return TextTable.of(query(entityType, Map.of(), 0, most), count(entityType));
    }

    private static Map<String, Object> read(RowTable table, ResultSet result) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        int index = 1;
        for (Column column : table.columns()) {
            column.read(result, index++).ifPresent(value -> row.put(column.code(), value));
        }
        row.put(RowTable.ACTION_COLUMN, result.getString(index));
        return row;
    }

    void close() {
        database.close();
    }
}
