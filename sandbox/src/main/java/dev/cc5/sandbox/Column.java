package dev.cc5.sandbox;

import dev.cc5.syncfile.FieldType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One field of an entity as a column.
 *
 * @param code the field's code in sync files
 * @param name the column's name: the code, unless another column is called so but for its case
 */
record Column(String code, String name, FieldType type, boolean key) {
    /** So many digits survive being a double. */
    private static final int EXACT_DOUBLE = 15;
    /** And so many being a long. */
    private static final int EXACT_LONG = 18;

    /** The column's definition in SQL. A number has no declared type, or SQLite would bend it to a double. */
    String definition() {
        String declared = switch (type) {
            case INT -> " INTEGER";
            case BOOL -> " BOOLEAN";
            case NUMBER -> "";
            case STRING, DATE, ARRAY, OBJECT, LIST -> " TEXT";
        };
        return Database.quote(name) + declared + (key ? " NOT NULL" : "");
    }

    /** Binds a value as the sync file has it, which its reader found right; an empty one is none. */
    void bind(PreparedStatement statement, int index, String written) throws SQLException {
        if (written.isEmpty()) {
            statement.setNull(index, Types.NULL);
            return;
        }
        String value = key ? type.canonical(written) : written;
        switch (type) {
            case INT -> statement.setLong(index, Long.parseLong(value));
            case BOOL -> statement.setInt(index, value.equals("true") || value.equals("1") ? 1 : 0);
            case NUMBER -> bindNumber(statement, index, value);
            case ARRAY -> statement.setString(index, jsonArray(value));
            case STRING, DATE, OBJECT, LIST -> statement.setString(index, value);
        }
    }

    private static void bindNumber(PreparedStatement statement, int index, String value) throws SQLException {
        if (value.indexOf('.') < 0 && value.length() <= EXACT_LONG) {
            statement.setLong(index, Long.parseLong(value));
            return;
        }
        double number = Double.parseDouble(value);
        boolean exact = value.length() <= EXACT_DOUBLE
                || Double.isFinite(number) && new BigDecimal(value).compareTo(BigDecimal.valueOf(number)) == 0;
        if (exact) {
            statement.setDouble(index, number);
        } else {
            statement.setString(index, value);
        }
    }

    private static String jsonArray(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",", -1)).map(Json::quote).collect(Collectors.joining(",", "[", "]"));
    }

    /** The value in a row: a String, Long, Double, BigDecimal or Boolean; JSON as its text. */
    Optional<Object> read(ResultSet row, int index) throws SQLException {
        Object value = row.getObject(index);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (type) {
                    case INT -> row.getLong(index);
                    case BOOL -> row.getInt(index) != 0;
                    case NUMBER -> number(value);
                    case STRING, DATE, ARRAY, OBJECT, LIST -> row.getString(index);
                });
    }

    private static Object number(Object stored) {
        if (stored instanceof String text) {
            return new BigDecimal(text);
        }
        return stored instanceof Integer small ? Long.valueOf(small) : stored;
    }

    /** What to compare the column with to find a value; empty when no row of this type can have it. */
    Optional<Object> comparable(Object wanted) {
        return switch (type) {
            case INT, NUMBER -> wanted instanceof Number number ? Optional.of(held(number)) : Optional.empty();
            case BOOL -> wanted instanceof Boolean flag ? Optional.of(flag ? 1 : 0) : Optional.empty();
            case STRING, DATE, ARRAY, OBJECT, LIST -> wanted instanceof String ? Optional.of(wanted) : Optional.empty();
        };
    }

    /** A number as it is held: as a text where it would be bent otherwise. */
    private static Object held(Number wanted) {
        double bent = wanted.doubleValue();
        return wanted instanceof BigDecimal exact
                ? Double.isFinite(bent) && exact.compareTo(BigDecimal.valueOf(bent)) == 0
                        ? (Object) bent
                        : exact.stripTrailingZeros().toString()
                : wanted;
    }

    /** What to sort by: numbers that are held as texts are numbers all the same. */
    String order() {
        return type == FieldType.NUMBER ? "cast(" + Database.quote(name) + " as numeric)" : Database.quote(name);
    }

    boolean isJson() {
        return type == FieldType.ARRAY || type == FieldType.OBJECT || type == FieldType.LIST;
    }
}
