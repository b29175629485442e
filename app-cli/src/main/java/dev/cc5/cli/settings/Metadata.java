package dev.cc5.cli.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code --metadata K=V}: the value is JSON where it is valid JSON without space around it, else text. */
public final class Metadata {
    private Metadata() {}

    /**
     * Reads all of them.
     *
     * @throws IllegalArgumentException when one is not {@code K=V}, a key or a member comes twice, or a value is {@code null}
     */
    public static Map<String, Object> of(List<String> pairs) {
        if (pairs.isEmpty()) {
            return Map.of();
        }
        JsonMapper json = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        Map<String, Object> metadata = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("\"" + pair + "\" is not of the form KEY=VALUE");
            }
            String key = pair.substring(0, equals);
            if (metadata.put(key, value(json, key, pair.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("the key " + key + " comes twice");
            }
        }
        return metadata;
    }

    private static Object value(JsonMapper json, String key, String text) {
        if (!text.equals(text.strip())) {
            return text;
        }
        try {
            Object value = json.readValue(text, Object.class);
            if (holdsNull(value)) {
                throw new IllegalArgumentException(
                        "the value of " + key + " holds a null, which the portal has no use for");
            }
            return value;
        } catch (JsonProcessingException e) {
            if (e.getOriginalMessage().startsWith("Duplicate field")) {
                throw new IllegalArgumentException("the value of " + key + " has a member twice", e);
            }
            return text;
        }
    }

    private static boolean holdsNull(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(Metadata::holdsNull);
        }
        return value instanceof Map<?, ?> map ? map.values().stream().anyMatch(Metadata::holdsNull) : value == null;
    }
}
