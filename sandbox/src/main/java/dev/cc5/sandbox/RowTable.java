package dev.cc5.sandbox;

import static dev.cc5.sandbox.Database.quote;

import dev.cc5.syncfile.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of one entity type.
 *
 * @param name the table's name in SQL
 * @param columns its columns in the order in which they came
 */
record RowTable(String entityType, String name, List<Column> columns) {
    /** The column that every row has: the ActionId of the import that wrote it last (PLATFORM section 4). */
    static final String ACTION_COLUMN = "batch_action_id";

    private static final Column ACTION = new Column(ACTION_COLUMN, ACTION_COLUMN, FieldType.STRING, false);

    RowTable {
        columns = List.copyOf(columns);
    }

    Optional<Column> column(String code) {
        return columns.stream().filter(column -> column.code().equals(code)).findFirst();
    }

    /** A field that rows can be found by: a column, or the action. */
    Optional<Column> findable(String code) {
        return code.equals(ACTION_COLUMN) ? Optional.of(ACTION) : column(code);
    }

    /** All columns, then the action. */
    List<Column> findable() {
        return Stream.concat(columns.stream(), Stream.of(ACTION)).toList();
    }

    List<Column> keys() {
        return columns.stream().filter(Column::key).toList();
    }

    String create() {
        return "create table " + quote(name) + "("
                + columns.stream().map(Column::definition).collect(Collectors.joining(", "))
                + ", " + ACTION_COLUMN + " TEXT NOT NULL, primary key(" + names(keys()) + "))";
    }

    String addColumn(Column column) {
        return "alter table " + quote(name) + " add column " + column.definition();
    }

    /** Inserts a row or updates the one with its key; takes the values in the order of the columns, then the action. */
    String upsert(List<Column> given) {
        List<String> updates = new ArrayList<>();
        given.stream()
                .filter(column -> !column.key())
                .map(column -> quote(column.name()))
                .forEach(quoted -> updates.add(quoted + " = excluded." + quoted));
        updates.add(ACTION_COLUMN + " = excluded." + ACTION_COLUMN);
        return "insert into " + quote(name) + "(" + names(given) + ", " + ACTION_COLUMN + ") values("
                + "?, ".repeat(given.size()) + "?) on conflict(" + names(keys()) + ") do update set "
                + String.join(", ", updates);
    }

    /** Deletes the row with a key; takes the key's values. */
    String delete() {
        return "delete from " + quote(name) + " where "
                + keys().stream().map(key -> quote(key.name()) + " = ?").collect(Collectors.joining(" and "));
    }

    static String names(List<Column> columns) {
        return columns.stream().map(column -> quote(column.name())).collect(Collectors.joining(", "));
    }
}
