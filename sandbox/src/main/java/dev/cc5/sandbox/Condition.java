package dev.cc5.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which rows are meant, as SQL.
 *
 * @param sql empty, or a {@code where} with a place for each value
 */
record Condition(String sql, Object... values) {
    /** In place of a field: a list of conditions of which one must be met. */
    static final String ONE_OF = "$or";

    /**
     * Rows that have all of these values; {@link Optional#empty()} stands for none, a list for one of its values. Nothing
     * comes back where no row can match: the field is unknown, or of another type.
     */
    static Optional<Condition> of(RowTable table, Map<String, ?> equal) {
        return all(table, equal)
                .map(condition -> condition.sql().isEmpty()
                        ? condition
                        : new Condition(" where " + condition.sql(), condition.values()));
    }

    private static Optional<Condition> all(RowTable table, Map<String, ?> equal) {
        List<Condition> parts = new ArrayList<>();
        for (Map.Entry<String, ?> wanted : equal.entrySet()) {
            Optional<Condition> part = wanted.getKey().equals(ONE_OF)
                    ? oneOf(table, (List<?>) wanted.getValue())
                    : one(table.findable(wanted.getKey()), wanted.getValue());
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(joined(parts, " and "));
    }

    @SuppressWarnings("unchecked")
    private static Optional<Condition> oneOf(RowTable table, List<?> choices) {
        List<Condition> possible = choices.stream()
                .flatMap(choice -> all(table, (Map<String, ?>) choice).stream())
                .toList();
        return possible.isEmpty() ? Optional.empty() : Optional.of(joined(possible, " or "));
    }

    private static Optional<Condition> one(Optional<Column> column, Object wanted) {
        if (Optional.empty().equals(wanted)) {
            // A field that no row has, no row has a value in.
            return Optional.of(column.map(found -> new Condition(Database.quote(found.name()) + " is null"))
                    .orElse(new Condition("")));
        }
        if (wanted instanceof List<?> several) {
            List<Object> values = several.stream()
                    .flatMap(value -> column.flatMap(found -> found.comparable(value)).stream())
                    .toList();
            return values.isEmpty()
                    ? Optional.empty()
                    : column.map(found -> new Condition(
                            Database.quote(found.name()) + " in (?" + ", ?".repeat(values.size() - 1) + ")",
                            values.toArray()));
        }
        return column.flatMap(found ->
                found.comparable(wanted).map(value -> new Condition(Database.quote(found.name()) + " = ?", value)));
    }

    private static Condition joined(List<Condition> parts, String word) {
        List<Condition> saying =
                parts.stream().filter(part -> !part.sql().isEmpty()).toList();
        return new Condition(
                tree(saying.stream().map(Condition::sql).toList(), word),
                saying.stream().flatMap(part -> Stream.of(part.values())).toArray());
    }

    /** As a flat tree: SQLite takes no expression that is 1000 levels deep, as a chain of so many would be. */
    private static String tree(List<String> parts, String word) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        int half = parts.size() / 2;
        return "(" + tree(parts.subList(0, half), word) + ")" + word + "("
                + tree(parts.subList(half, parts.size()), word) + ")";
    }
}
