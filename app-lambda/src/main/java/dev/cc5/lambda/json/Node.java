package dev.cc5.lambda.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON document, which may be empty: looking further from there finds nothing. What is of another kind
 * than asked for counts as nothing too.
 */
public final class Node {
    private static final Node NOTHING = new Node(null);

    private final @Nullable Object value;

    Node(@Nullable Object value) {
        this.value = value;
    }

    /** The member of this name. */
    public Node get(String name) {
        return value instanceof Map<?, ?> map && map.get(name) != null ? new Node(map.get(name)) : NOTHING;
    }

    /** The elements of an array; none where there is no array. */
    public List<Node> elements() {
        return value instanceof List<?> list ? list.stream().map(Node::new).toList() : List.of();
    }

    public boolean isObject() {
        return value instanceof Map;
    }

    /** A string, or a number as it was written. */
    public Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** The text of the member of this name, where it is not empty. */
    public Optional<String> text(String name) {
        return get(name).text().filter(text -> !text.isEmpty());
    }
}
