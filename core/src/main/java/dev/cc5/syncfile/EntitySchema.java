package dev.cc5.syncfile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
        return fields.stream().filter(known -> known.code().equals(code)).findFirst();
    }

    /** Whether a file with this header holds rows of this kind. */
    public boolean isFor(Header header) {
        return header.entityType().equals(entityType) && header.dataSource().equals(dataSource);
    }

    /** What a header has other than the schema, in words; empty where they agree. */
    public List<String> differences(Header header) {
        List<String> differences = new ArrayList<>();
        if (!header.keys().equals(keys)) {
            differences.add("the key is " + String.join("|", header.keys()) + ", and that of " + name + " is "
                    + String.join("|", keys));
        }
        for (Known known : fields) {
            Optional<Field> field = header.fields().stream()
                    .filter(f -> f.code().equals(known.code()))
                    .findFirst();
            if (field.isEmpty() && known.required()) {
                differences.add("the field " + known.code() + " is missing, which " + name + " requires");
            }
            field.filter(f -> !known.takes(f.type()))
                    .ifPresent(f -> differences.add(
                            "the field " + f.code() + " is of type " + f.type().word() + ", and in " + name
                                    + " of type " + known.type().word()));
        }
        return differences;
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
        Lines lines = new Lines();
        try (Stream<String> all = new BufferedReader(text).lines()) {
            all.forEach(lines::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new EntitySchema(
                lines.entity.get(0), lines.entity.get(1), lines.entity.get(2), lines.keys, lines.fields);
    }

    /** The lines of a schema, as they come. */
    private static final class Lines {
        private static final int LONGEST_FIELD = 5;

        private List<String> entity = List.of("", "", "");
        private List<String> keys = List.of();
        private final List<Known> fields = new ArrayList<>();
        private int number;

        void add(String line) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                return;
            }
            List<String> parts = Arrays.asList(text.split("\\|", -1));
            List<String> values = parts.subList(1, parts.size());
            switch (parts.get(0)) {
                case "entity" -> entity = values.size() == 3 ? values : refuse("entity|NAME|TYPE|SOURCE");
                case "key" -> keys = values.isEmpty() ? refuse("key|FIELD|...") : values;
                case "field" -> fields.add(field(parts));
                default -> refuse("a line that begins with entity|, key|, field| or #");
            }
        }

        private Known field(List<String> parts) {
            if (parts.size() < 3 || parts.size() > LONGEST_FIELD) {
                refuse("field|CODE|TYPE|required|VALUE,VALUE with the last two as needed");
            }
            String required = parts.size() > 3 ? parts.get(3) : "";
            if (!required.isEmpty() && !required.equals("required")) {
                refuse("\"required\" or nothing as fourth value");
            }
            String values = parts.size() > 4 ? parts.get(4) : "";
            FieldType type = FieldType.of(parts.get(2))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "Line " + number + " of the schema: the type is one of " + FieldType.words()));
            return new Known(
                    parts.get(1), type, !required.isEmpty(), values.isEmpty() ? List.of() : List.of(values.split(",")));
        }

        private <T> T refuse(String expected) {
            throw new IllegalArgumentException("Line " + number + " of the schema: expected " + expected);
        }
    }
}
