package dev.cc5.sandbox;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The fields of a request's JSON body, whatever the case of their names. What is wrong with them is collected and told
 * at once by {@link #verify}; until then a wrong field reads as if it were empty. Unknown fields are ignored.
 */
final class RequestFields {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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
            if (JSON.readTree(body) instanceof ObjectNode object) {
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

    Optional<String> text(String name) {
        return field(name)
                .filter(value -> value.isTextual() || wrongType(name, "a string"))
                .map(JsonNode::textValue);
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
        return field(name)
                .filter(value -> value.isArray() && allTextual(value) || wrongType(name, "an array of strings"))
                .orElseGet(JsonNodeFactory.instance::arrayNode);
    }

    private static boolean allTextual(JsonNode array) {
        for (JsonNode element : array) {
            if (!element.isTextual()) {
                return false;
            }
        }
        return true;
    }

    JsonNode object(String name) {
        return field(name)
                .filter(value -> value.isObject() || wrongType(name, "an object"))
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /** An object, or the text of one. */
    JsonNode objectOrText(String name) {
        Optional<JsonNode> value = field(name);
        if (value.isPresent() && value.get().isTextual()) {
            return value.get().textValue().isBlank()
                    ? JsonNodeFactory.instance.objectNode()
                    : parseText(name, value.get().textValue());
        }
        return object(name);
    }

    private JsonNode parseText(String name, String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException notJson) {
            // Told like any other text that is no object.
        }
        wrongType(name, "an object");
        return JsonNodeFactory.instance.objectNode();
    }

    OptionalInt integer(String name) {
        Optional<JsonNode> value = field(name).filter(node -> node.isInt() || wrongType(name, "an integer"));
        return value.isPresent() ? OptionalInt.of(value.get().intValue()) : OptionalInt.empty();
    }

    boolean flag(String name) {
        return field(name)
                .filter(value -> value.isBoolean() || wrongType(name, "a boolean"))
                .map(JsonNode::booleanValue)
                .orElse(false);
    }

    boolean has(String name) {
        return field(name).isPresent();
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
