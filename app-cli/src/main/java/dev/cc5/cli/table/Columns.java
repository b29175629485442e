package dev.cc5.cli.table;

import dev.cc5.syncfile.EntitySchema;
import dev.cc5.syncfile.Field;
import dev.cc5.syncfile.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the columns of a table become the fields of a sync file.
 *
 * @param source all columns of the table in its order, named as there, with the types that their values are read as
 * @param fields the fields of the sync file, those of the key first
 * @param places for each of these where it stands in the source
 */
public record Columns(List<Field> source, List<Field> fields, List<Integer> places) {
    public Columns {
        source = List.copyOf(source);
        fields = List.copyOf(fields);
        places = List.copyOf(places);
    }

    /**
     * What the user wants of them.
     *
     * @param keys the fields of the key; where there are none, the schema's
     * @param types types by field; they win over the schema's, and those over the guessed
     * @param renamed the field's code by the column's name
     * @param left columns that are left out, by the names that they have in the table
     * @param guess whether a type that nobody names is guessed from the values; else it is string
     */
    public record Wishes(
            List<String> keys,
            Map<String, FieldType> types,
            Map<String, String> renamed,
            Set<String> left,
            Optional<EntitySchema> schema,
            boolean guess) {}

    /**
     * Lays the columns out as wished.
     *
     * @throws IllegalArgumentException when a wish names a column that is not there, or there is no key
     */
    public static Columns of(List<Field> table, Wishes wishes) {
        Set<String> names = new HashSet<>();
        table.forEach(column -> names.add(column.code()));
        refuseUnknown(wishes.renamed().keySet(), names, "--rename");
        refuseUnknown(wishes.left(), names, "--skip");
        List<Field> source = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Field column : table) {
            String code = wishes.renamed().getOrDefault(column.code(), column.code());
            FieldType type = typeOf(code, column.type(), wishes);
            if (!wishes.left().contains(column.code())) {
                fields.add(new Field(code, type));
                places.add(source.size());
            }
            source.add(new Field(column.code(), type));
        }
        Set<String> codes = new HashSet<>();
        fields.forEach(field -> codes.add(field.code()));
        refuseUnknown(wishes.types().keySet(), codes, "--types");
        return keysFirst(source, fields, places, keys(wishes), codes);
    }

    private static FieldType typeOf(String code, FieldType guessed, Wishes wishes) {
        FieldType asked = wishes.types().get(code);
        if (asked != null) {
            return asked;
        }
        return wishes.schema()
                .flatMap(schema -> schema.field(code))
                .map(EntitySchema.Known::type)
                .orElse(wishes.guess() ? guessed : FieldType.STRING);
    }

    /** The fields of the key, as they were wished. */
    public static List<String> keys(Wishes wishes) {
        List<String> keys = wishes.keys().isEmpty()
                ? wishes.schema().map(EntitySchema::keys).orElse(List.of())
                : wishes.keys();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("nobody says which field is the key: give --key, or --schema");
        }
        return keys;
    }

    private static Columns keysFirst(
            List<Field> source, List<Field> fields, List<Integer> places, List<String> keys, Set<String> codes) {
        refuseUnknown(keys, codes, "--key");
        List<Field> ordered = new ArrayList<>();
        List<Integer> orderedPlaces = new ArrayList<>();
        List<String> all = new ArrayList<>(keys);
        fields.stream().map(Field::code).filter(code -> !keys.contains(code)).forEach(all::add);
        List<String> present = fields.stream().map(Field::code).toList();
        for (String code : all) {
            int at = present.indexOf(code);
            ordered.add(fields.get(at));
            orderedPlaces.add(places.get(at));
        }
        return new Columns(source, ordered, orderedPlaces);
    }

    private static void refuseUnknown(Iterable<String> wanted, Set<String> present, String option) {
        for (String name : wanted) {
            if (!present.contains(name)) {
                throw new IllegalArgumentException(option + ": there is no column \"" + name + "\"; there are "
                        + String.join(", ", present.stream().sorted().toList()));
            }
        }
    }

    /** A row of the table as a row of the sync file. */
    List<String> row(List<String> values) {
        String[] row = new String[places.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = values.get(places.get(i));
        }
        return List.of(row);
    }
}
