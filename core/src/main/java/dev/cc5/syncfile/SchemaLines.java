package dev.cc5.syncfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a schema, as they come. */
final class SchemaLines {
    private static final int LONGEST_FIELD = 5;

    private List<String> entity = List.of("", "", "");
    private List<String> keys = List.of();
    private final List<EntitySchema.Known> fields = new ArrayList<>();
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

    /** What they say; for after the last. */
    EntitySchema schema() {
        return new EntitySchema(entity.get(0), entity.get(1), entity.get(2), keys, fields);
    }

    private EntitySchema.Known field(List<String> parts) {
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
        return new EntitySchema.Known(
                parts.get(1), type, !required.isEmpty(), values.isEmpty() ? List.of() : List.of(values.split(",")));
    }

    private <T> T refuse(String expected) {
        throw new IllegalArgumentException("Line " + number + " of the schema: expected " + expected);
    }
}
