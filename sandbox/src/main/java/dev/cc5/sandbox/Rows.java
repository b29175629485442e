package dev.cc5.sandbox;

import static dev.cc5.sandbox.Database.quote;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        return count(entityType, View.of(equal, 0, 0));
    }

    long count(String entityType, View view) {
        return catalogue
                .table(entityType)
                .flatMap(table -> Condition.of(table, view.equal())
                        .flatMap(condition -> database.selectFirst(
                                "select count(*) from (" + view.rows(table, condition) + ")",
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
        return query(entityType, View.of(equal, skip, take));
    }

    List<Map<String, Object>> query(String entityType, View view) {
        Optional<RowTable> table = catalogue.table(entityType);
        Optional<Condition> condition = table.flatMap(found -> Condition.of(found, view.equal()));
        if (table.isEmpty() || condition.isEmpty()) {
            return List.of();
        }
        List<Column> shown = view.shown(table.get());
        return database.select(
                view.page(table.get(), condition.get()),
                row -> read(shown, row),
                condition.get().values());
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

    /**
     * Which rows are to be seen, and what of them.
     *
     * @param fields the codes to give; empty for all
     * @param sort codes in the order of their weight, and whether the greatest comes first
     * @param distinct whether rows that look alike are one
     */
    record View(
            Map<String, ?> equal,
            List<String> fields,
            Map<String, Boolean> sort,
            boolean distinct,
            int skip,
            int take) {
        private static View of(Map<String, ?> equal, int skip, int take) {
            return new View(equal, List.of(), Map.of(), false, skip, take);
        }

        /** The columns to give; codes that nobody knows have none. */
        private List<Column> shown(RowTable table) {
            return fields.isEmpty()
                    ? table.findable()
                    : fields.stream()
                            .distinct()
                            .flatMap(code -> table.findable(code).stream())
                            .toList();
        }

        private String rows(RowTable table, Condition condition) {
            List<Column> shown = shown(table);
            return (distinct ? "select distinct " : "select ") + (shown.isEmpty() ? "null" : RowTable.names(shown))
                    + " from " + quote(table.name()) + condition.sql();
        }

        private String page(RowTable table, Condition condition) {
            StringBuilder order = new StringBuilder(" order by ");
            sort.forEach((code, descending) -> table.findable(code)
                    .ifPresent(column -> order.append(column.order()).append(descending ? " desc, " : ", ")));
            return rows(table, condition) + order + "rowid limit " + take + " offset " + skip;
        }
    }

    private static Map<String, Object> read(List<Column> shown, ResultSet result) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        int index = 1;
        for (Column column : shown) {
            column.read(result, index++).ifPresent(value -> row.put(column.code(), value));
        }
        return row;
    }

    void close() {
        database.close();
    }
}
