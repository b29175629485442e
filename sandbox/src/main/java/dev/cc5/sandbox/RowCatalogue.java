package dev.cc5.sandbox;

import dev.cc5.syncfile.Field;
import dev.cc5.syncfile.FieldType;
import dev.cc5.syncfile.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which table holds which entity type and which column which field. SQL's names know no case and some are taken, the
 * platform's are any text: so the catalogue, in two tables of its own, keeps who is who.
 */
final class RowCatalogue {
    private static final String TABLES = "cc5_tables";
    private static final String COLUMNS = "cc5_columns";
    /** SQLite's own limit is 2000. */
    private static final int MOST_COLUMNS = 1500;

    private final Database database;

    RowCatalogue(Database database) {
        this.database = database;
        database.execute("create table if not exists " + TABLES + "(entity_type text primary key, name text not null)");
        database.execute("create table if not exists " + COLUMNS
                + "(entity_type text not null, code text not null, name text not null, type text not null,"
                + " is_key integer not null, primary key(entity_type, code))");
    }

    List<String> entityTypes() {
        return database.select("select entity_type from " + TABLES + " order by entity_type", row -> row.getString(1));
    }

    Optional<RowTable> table(String entityType) {
        List<Column> columns = database.select(
                "select code, name, type, is_key from " + COLUMNS + " where entity_type = ? order by rowid",
                row -> new Column(
                        row.getString(1), row.getString(2), FieldType.valueOf(row.getString(3)), row.getBoolean(4)),
                entityType);
        return database.selectFirst(
                "select name from " + TABLES + " where entity_type = ?",
                row -> new RowTable(entityType, row.getString(1), columns),
                entityType);
    }

    /**
     * The table for a file's rows, created or given the columns that the file brings. Belongs into the transaction
     * that writes the rows.
     *
     * @throws ImportRefused when the entity has another key, a field another type, or there are too many of them
     */
    RowTable tableFor(Header header) {
        RowTable table = table(header.entityType()).orElseGet(() -> create(header));
        if (!table.keys().stream().map(Column::code).toList().equals(header.keys())) {
            throw new ImportRefused(
                    "KeyMismatch",
                    "",
                    "The key of " + header.entityType() + " is "
                            + table.keys().stream().map(Column::code).toList() + ", the file's is " + header.keys());
        }
        for (Field field : header.fields()) {
            Optional<Column> known = table.column(field.code());
            if (known.isEmpty()) {
                table = addColumn(table, field);
            } else if (known.get().type() != field.type()) {
                throw new ImportRefused(
                        "TypeMismatch",
                        field.code(),
                        "The field is of type " + known.get().type().word() + ", in the file it is "
                                + field.type().word());
            }
        }
        return table;
    }

    private RowTable create(Header header) {
        List<String> taken = new ArrayList<>(database.select("select name from " + TABLES, row -> row.getString(1)));
        taken.addAll(List.of(TABLES, COLUMNS));
        List<Column> columns = new ArrayList<>();
        for (Field field : header.fields()) {
            columns.add(column(field, columns, header.keys().contains(field.code())));
        }
        RowTable table = new RowTable(header.entityType(), free(header.entityType(), taken), columns);
        database.execute(table.create());
        database.update("insert into " + TABLES + " values(?, ?)", table.entityType(), table.name());
        table.columns().forEach(column -> keep(table, column));
        return table;
    }

    private RowTable addColumn(RowTable table, Field field) {
        Column column = column(field, table.columns(), false);
        database.execute(table.addColumn(column));
        keep(table, column);
        List<Column> columns = new ArrayList<>(table.columns());
        columns.add(column);
        return new RowTable(table.entityType(), table.name(), columns);
    }

    private void keep(RowTable table, Column column) {
        database.update(
                "insert into " + COLUMNS + " values(?, ?, ?, ?, ?)",
                table.entityType(),
                column.code(),
                column.name(),
                column.type().name(),
                column.key());
    }

    private static Column column(Field field, List<Column> others, boolean key) {
        if (field.code().equals(RowTable.ACTION_COLUMN)) {
            throw new ImportRefused("ReservedField", field.code(), "The portal writes this field itself");
        }
        if (others.size() >= MOST_COLUMNS) {
            throw new ImportRefused("TooManyFields", field.code(), "An entity has at most " + MOST_COLUMNS + " fields");
        }
        List<String> taken = new ArrayList<>(others.stream().map(Column::name).toList());
        taken.add(RowTable.ACTION_COLUMN);
        return new Column(field.code(), free(field.code(), taken), field.type(), key);
    }

    /** The wanted name, or one like it that nothing else is called but for its case. */
    private static String free(String wanted, List<String> taken) {
        String name = wanted.toLowerCase(Locale.ROOT).startsWith("sqlite_") ? "entity_" + wanted : wanted;
        String candidate = name;
        int number = 2;
        while (taken.stream().anyMatch(candidate::equalsIgnoreCase)) {
            candidate = name + "#" + number++;
        }
        return candidate;
    }
}
