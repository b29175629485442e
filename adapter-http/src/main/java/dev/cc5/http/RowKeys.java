package dev.cc5.http;

import dev.cc5.http.wire.Fields;
import dev.cc5.http.wire.Json;
import dev.cc5.model.KeyField;
import dev.cc5.model.RowKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entity's keys as the portal writes them.
 *
 * @param fields in the order of the key's values
 */
record RowKeys(List<KeyField> fields) {
    /** A MongoDB filter for the rows of these keys. */
    Map<String, Object> filter(List<RowKey> keys) {
        if (fields.size() == 1) {
            List<Object> values = keys.stream()
                    .map(key -> json(fields.get(0), key.values().get(0)))
                    .toList();
            return Map.of(fields.get(0).code(), Map.of("$in", values));
        }
        return Map.of("$or", keys.stream().map(this::equal).toList());
    }

    private Map<String, Object> equal(RowKey key) {
        Map<String, Object> equal = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            equal.put(fields.get(i).code(), json(fields.get(i), key.values().get(i)));
        }
        return equal;
    }

    private static Object json(KeyField field, String value) {
        try {
            return switch (field.kind()) {
                case TEXT -> value;
                case NUMBER -> new BigDecimal(value);
                case BOOL -> value.equals("true") || value.equals("false") ? Boolean.valueOf(value) : value;
            };
        } catch (NumberFormatException e) {
            return value;
        }
    }

    /** The key of a row; nothing where the row lacks a part of it. */
    Optional<RowKey> keyOf(Fields row) {
        List<String> values = new ArrayList<>();
        for (KeyField field : fields) {
            Optional<String> value =
                    row.exactly(field.code()).or(() -> row.value(field.code())).flatMap(Json::scalar);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(field.canonical(value.get()));
        }
        return Optional.of(new RowKey(values));
    }
}
