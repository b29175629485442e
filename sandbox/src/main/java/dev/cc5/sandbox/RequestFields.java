package dev.cc5.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * The fields of a request's JSON body, whatever the case of their names. What is wrong with them is collected and told
 * at once by {@link #verify}; until then a wrong field reads as if it were empty. Unknown fields are ignored.
 */
final class RequestFields {
    private final Map<String, JsonNode> fields = new HashMap<>();
    private final List<FieldIssue> issues = new ArrayList<>();

    /** @throws Refusal when the body is not one JSON object */
    RequestFields(byte[] body) {
        parse(body).properties().forEach(field -> {
            if (!field.getValue().isNull() && fields.put(plain(field.getKey()), field.getValue()) != null) {
                issues.add(new FieldIssue("DuplicateField", field.getKey(), "The field is there twice"));
            }
        });
    }

    private static ObjectNode parse(byte[] body) {
        try {
            if (Json.MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException notJson) {
            throw new Refusal(400, "SerializationException", "The request's body is not valid JSON");
        }
        throw new Refusal(400, "SerializationException", "The request's body is not a JSON object");
    }

    /** FileId, fileId and file_id are one. */
    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private Optional<JsonNode> field(String name) {
        return Optional.ofNullable(fields.get(plain(name)));
    }

    /** A field's value where it is of this kind. */
    Optional<JsonNode> value(String name, Predicate<JsonNode> kind, String wanted) {
        return field(name).filter(value -> kind.test(value) || wrongType(name, wanted));
    }

    Optional<String> text(String name) {
        return value(name, JsonNode::isTextual, "a string").map(JsonNode::textValue);
    }

    /** Missing, empty and blank are all wrong. */
    String required(String name) {
        Optional<String> value = text(name);
        if (value.isEmpty() && field(name).isPresent()) {
            return "";
        }
        if (value.orElse("").isBlank()) {
            issue("NotEmpty", name, "'" + name + "' must not be empty.");
        }
        return value.orElse("");
    }

    JsonNode texts(String name) {
        return value(name, value -> isArrayOf(value, JsonNode::isTextual), "an array of strings")
                .orElseGet(JsonNodeFactory.instance::arrayNode);
    }

    static boolean isArrayOf(JsonNode value, Predicate<JsonNode> kind) {
        return value.isArray()
                && StreamSupport.stream(value.spliterator(), false).allMatch(kind);
    }

    JsonNode object(String name) {
        return value(name, JsonNode::isObject, "an object").orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /** An object, or the text of one. */
    JsonNode objectOrText(String name) {
        Optional<String> text = field(name).map(JsonNode::textValue);
        return text.isPresent() ? parseText(name, text.get()) : object(name);
    }

    private JsonNode parseText(String name, String text) {
        try {
            if (Json.MAPPER.readTree(text.isBlank() ? "{}" : text) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException notJson) {
            // Told like any other text that is no object.
        }
        wrongType(name, "an object");
        return JsonNodeFactory.instance.objectNode();
    }

    int integer(String name, int otherwise) {
        return value(name, JsonNode::isInt, "an integer")
                .map(JsonNode::intValue)
                .orElse(otherwise);
    }

    boolean flag(String name) {
        return value(name, JsonNode::isBoolean, "a boolean")
                .map(JsonNode::booleanValue)
                .orElse(false);
    }

    void issue(String code, String name, String message) {
        issues.add(new FieldIssue(code, name, message));
    }

    private boolean wrongType(String name, String wanted) {
        issue("InvalidType", name, "'" + name + "' must be " + wanted + ".");
        return false;
    }

    /** @throws Refusal when any field asked for so far is wrong */
    void verify() {
        if (!issues.isEmpty()) {
            throw Refusal.of(issues);
        }
    }
}
