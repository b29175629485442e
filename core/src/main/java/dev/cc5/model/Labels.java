package dev.cc5.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the portal keeps beside the file.
 *
 * @param category one word of the user's own
 * @param tags words of the user's own, in the user's order
 * @param metadata any JSON by name: String, Boolean, Number, or a List or Map of these
 */
public record Labels(Optional<String> category, List<String> tags, Map<String, Object> metadata) {
    private static final int MAX_DEPTH = 64;

    public Labels {
        category.ifPresent(c -> Text.notBlank(c, "The category"));
        tags = List.copyOf(tags);
        metadata = Map.copyOf(metadata);
        metadata.forEach((name, value) -> checkJson(name, value, MAX_DEPTH));
    }

    /** No labels. */
    public static Labels none() {
        return new Labels(Optional.empty(), List.of(), Map.of());
    }

    private static void checkJson(String name, Object value, int depth) {
        if (depth == 0) {
            throw new IllegalArgumentException("The metadata " + name + " nests deeper than " + MAX_DEPTH + " levels");
        }
        if (value instanceof List<?> list) {
            list.forEach(element -> checkJson(name, element, depth - 1));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(element -> checkJson(name, element, depth - 1));
        } else if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
            throw new IllegalArgumentException(
                    "The metadata " + name + " holds a " + value.getClass().getName() + ", which has no form in JSON");
        }
    }
}
