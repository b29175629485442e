package dev.cc5.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP answer of the API: JSON with a status.
 *
 * @param body its names are written in the portal's casing; what is a {@link JsonNode} is somebody else's and stays
 */
record Answer(int status, Map<String, Object> body) {
    /** The service did what it was asked to; it has a {@code ResponseStatus} all the same, as the portal's samples do. */
    static Answer success(Map<String, Object> envelope) {
        Map<String, Object> all = object(
                "IsSuccess", true, "ResponseStatus", object("ErrorCode", "", "Message", "", "Errors", List.of()));
        all.putAll(envelope);
        return new Answer(200, all);
    }

    /** The service said no. */
    static Answer failure(Refusal refusal) {
        Map<String, Object> status = object("ErrorCode", refusal.code(), "Message", refusal.message());
        if (!refusal.issues().isEmpty()) {
            status.put("Errors", errors(refusal.issues()));
        }
        return new Answer(refusal.status(), object("IsSuccess", false, "ResponseStatus", status));
    }

    /** The gateway in front of the service said no: no envelope, and never another casing (PLATFORM T4). */
    static Answer gateway(int status, String message) {
        return new Answer(status, object("message", message));
    }

    /** An object from names in Pascal case and values. What is empty is left out, as the portal leaves out nulls. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value instanceof Optional<?> optional) {
                if (optional.isEmpty()) {
                    continue;
                }
                value = optional.get();
            }
            object.put((String) namesAndValues[i], value);
        }
        return object;
    }

    /** ServiceStack's list of errors; an imported file's line stands in {@code Meta}, whose values are strings. */
    static List<Map<String, Object>> errors(List<FieldIssue> issues) {
        return issues.stream()
                .map(issue -> {
                    Map<String, Object> error = object("ErrorCode", issue.code());
                    if (!issue.field().isEmpty()) {
                        error.put("FieldName", issue.field());
                    }
                    error.put("Message", issue.message());
                    issue.line().ifPresent(line -> error.put("Meta", object("Line", String.valueOf(line))));
                    return error;
                })
                .toList();
    }

    byte[] toJson(Casing casing) {
        try {
            return Json.MAPPER.writeValueAsBytes(node(body, casing));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode node(Object value, Casing casing) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = Json.MAPPER.createObjectNode();
            map.forEach((name, member) -> object.set(casing.write((String) name), node(member, casing)));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            list.forEach(element -> array.add(node(element, casing)));
            return array;
        }
        return Json.MAPPER.valueToTree(value);
    }
}
