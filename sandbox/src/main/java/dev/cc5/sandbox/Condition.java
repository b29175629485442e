package dev.cc5.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which rows are meant, as SQL.
 *
 * @param sql empty, or a {@code where} with a place for each value
 */
record Condition(String sql, Object... values) {
    /**
     * Rows that have all of these values; {@link Optional#empty()} stands for none. Nothing comes back where no row can
     * match: the field is unknown, or of another type.
     */
    static Optional<Condition> of(RowTable table, Map<String, ?> equal) {
        List<String> parts = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (Map.Entry<String, ?> wanted : equal.entrySet()) {
            Optional<Column> column = table.findable(wanted.getKey());
            boolean none = Optional.empty().equals(wanted.getValue());
            if (none) {
                column.ifPresent(found -> parts.add(Database.quote(found.name()) + " is null"));
                continue;
            }
            Optional<Object> value = column.flatMap(found -> found.comparable(wanted.getValue()));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            parts.add(Database.quote(column.get().name()) + " = ?");
            values.add(value.get());
        }
        String sql = parts.isEmpty() ? "" : parts.stream().collect(Collectors.joining(" and ", " where ", ""));
        return Optional.of(new Condition(sql, values.toArray()));
    }
}
