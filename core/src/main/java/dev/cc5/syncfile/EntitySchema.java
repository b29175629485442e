package dev.cc5.syncfile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of one kind of rows in the portal: its type, its key, and some or all of its fields. Written as text, one
 * fact a line, with {@code #} before a comment:
 *
 * <pre>{@code
 * entity|family|wks_family|cc-family
 * key|entityId
 * field|entityId|string|required
 * field|status|string||new,pending,active
 * }</pre>
 *
 * @param name the entity's name in the portal's paths
 * @param entityType what row 01 calls it
 * @param dataSource tells entities of one type apart, in row 01
 * @param keys the fields of its key
 * @param fields what is known of its fields; there may be more
 */
public record EntitySchema(String name, String entityType, String dataSource, List<String> keys, List<Known> fields) {
    private static final List<String> BUILT_IN = List.of(
            "family",
            "family_member",
            "family_income",
            "family_need",
            "family_case",
            "family_invoice",
            "provider",
            "provider_holiday",
            "provider_payment",
            "care",
            "claim",
            "claim_attendance",
            "document",
            "note");

    public EntitySchema {
        keys = List.copyOf(keys);
        fields = List.copyOf(fields);
        if (name.isBlank() || entityType.isBlank() || keys.isEmpty()) {
            throw new IllegalArgumentException("A schema needs the lines entity|NAME|TYPE|SOURCE and key|FIELD");
        }
    }

    /**
     * What is known of a field.
     *
     * @param required whether every row 10 must have a value of it
     * @param values the only values it may have; empty where it may have any
     */
    public record Known(String code, FieldType type, boolean required, List<String> values) {
        public Known {
            values = List.copyOf(values);
        }

        private boolean takes(FieldType other) {
            return other == type || other == FieldType.INT && type == FieldType.NUMBER;
        }
    }

    /** What is known of a field, where something is. */
    public Optional<Known> field(String code) {
        for (Known known : fields) {
            if (known.code().equals(code)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** Whether a file with this header holds rows of this kind. */
    public boolean isFor(Header header) {
        return header.entityType().equals(entityType) && header.dataSource().equals(dataSource);
    }

    /**
     * Something that a header has other than the schema.
     *
     * @param certain whether rows cannot be right with it: a field of the key or one that is required; else the schema
     *     only describes it
     * @param keys whether it is about row 02, and not about row 03
     * @param column the field's code, or empty where there is none
     * @param found what the header has
     * @param expected what the schema has
     */
    public record Difference(boolean certain, boolean keys, String column, String found, String expected) {
        @Override
        public String toString() {
            return (column.isEmpty() ? "" : column + ": ") + "found " + found + ", expected " + expected;
        }
    }

    /** What a header has other than the schema, in the schema's order; empty where they agree. */
    public List<Difference> differences(Header header) {
        List<Difference> differences = new ArrayList<>();
        if (!header.keys().equals(keys)) {
            String key = Shown.quote(String.join("|", keys));
            String found = "the key " + Shown.quote(String.join("|", header.keys()));
            differences.add(new Difference(true, true, "", found, key + ", the key of every " + name));
        }
        for (Known known : fields) {
            Optional<Field> field = header.fields().stream()
                    .filter(f -> f.code().equals(known.code()))
                    .findFirst();
            if (field.isEmpty() && known.required() && !keys.contains(known.code())) {
                String expected = known.code() + ":" + known.type().word() + ", which every " + name + " must have";
                differences.add(new Difference(true, false, "", "no field " + known.code(), expected));
            }
            field.filter(f -> !known.takes(f.type())).ifPresent(f -> differences.add(otherType(known, f)));
        }
        return differences;
    }

    private Difference otherType(Known known, Field field) {
        String expected = known.type().word() + ", its type in every " + name;
        return new Difference(
                known.required(),
                false,
                known.code(),
                "the type " + field.type().word(),
                expected);
    }

    /** The schemas that cc5 knows: the entities of PLATFORM section 7, each with what is known of it. */
    public static List<EntitySchema> builtIn() {
        return BUILT_IN.stream()
                .map(EntitySchema::builtIn)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The schema of that name that cc5 knows, if it does. */
    public static Optional<EntitySchema> builtIn(String name) {
        if (!BUILT_IN.contains(name)) {
            return Optional.empty();
        }
        try (InputStream in =
                Objects.requireNonNull(EntitySchema.class.getResourceAsStream("entities/" + name + ".schema"))) {
            return Optional.of(read(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a schema.
     *
     * @throws IllegalArgumentException when a line is not understood; the message names it
     * @throws IOException when reading fails
     */
    public static EntitySchema read(Reader text) throws IOException {
        SchemaLines lines = new SchemaLines();
        try (Stream<String> all = new BufferedReader(text).lines()) {
            all.forEach(lines::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return lines.schema();
    }
}
