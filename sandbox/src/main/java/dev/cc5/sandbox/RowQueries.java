package dev.cc5.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cc5.syncfile.EntitySchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * {@code POST /appdata/{Entity}/query}: the imported rows, a page at a time. Of Mongo's filters only equality is there,
 * with one value or one of several ({@code $in}), and at the top a choice of such filters ({@code $or}); what is not is
 * refused and never ignored.
 */
final class RowQueries {
    private static final int MOST = 1000;
    private static final int MOST_VALUES = 10_000;
    private static final Map<String, String> ENTITY_TYPES =
            EntitySchema.builtIn().stream().collect(Collectors.toMap(EntitySchema::name, EntitySchema::entityType));

    private final Rows rows;
    private final Tenancy tenancy;

    RowQueries(Rows rows, Tenancy tenancy) {
        this.rows = rows;
        this.tenancy = tenancy;
    }

    Answer answer(String entity, Call call) {
        RequestFields fields = new RequestFields(call.body());
        tenancy.checkBody(
                fields,
                fields.text("WorkspaceId").orElse(""),
                fields.text("BucketId").orElse(""));
        int skip = fields.integer("Skip", 0);
        int take = fields.integer("Take", MOST);
        if (skip < 0) {
            fields.issue("InclusiveBetween", "Skip", "'Skip' must not be negative.");
        }
        if (take < 0 || take > MOST) {
            fields.issue("InclusiveBetween", "Take", "'Take' must be between 0 and 1000.");
        }
        Optional<JsonNode> distinct = fields.value(
                "Distinct", value -> value.isBoolean() || value.isTextual(), "a boolean or the name of a field");
        JsonNode shown = distinct.filter(JsonNode::isTextual).orElseGet(() -> fields.texts("Fields"));
        Rows.View view = new Rows.View(
                equalities(fields),
                (shown.isTextual() ? Stream.of(shown) : values(shown))
                        .map(JsonNode::textValue)
                        .toList(),
                order(fields),
                distinct.filter(value -> value.isTextual() || value.booleanValue())
                        .isPresent(),
                skip,
                take);
        boolean withoutTotal = fields.flag("WithoutTotal");
        fields.verify();
        String entityType = ENTITY_TYPES.getOrDefault(entity, entity);
        Set<String> jsonFields = rows.jsonFields(entityType);
        Map<String, Object> envelope = Answer.object(
                "Data",
                rows.query(entityType, view).stream()
                        .map(row -> json(row, jsonFields))
                        .toList());
        if (!withoutTotal) {
            envelope.put("Total", rows.count(entityType, view));
        }
        return Answer.success(envelope);
    }

    private static Map<String, Boolean> order(RequestFields fields) {
        Map<String, Boolean> descending = new LinkedHashMap<>();
        fields.objectOrText("Sort").properties().forEach(by -> {
            if (Math.abs(by.getValue().asInt()) != 1) {
                fields.issue("InvalidType", "Sort", "'Sort' must say 1 or -1 of '" + by.getKey() + "'.");
            }
            descending.put(by.getKey(), by.getValue().asInt() < 0);
        });
        return descending;
    }

    private static Map<String, Object> equalities(RequestFields fields) {
        JsonNode filter = fields.objectOrText("Query");
        if (size(filter) > MOST_VALUES) {
            fields.issue("TooManyValues", "Query", "The sandbox compares at most " + MOST_VALUES + " values at once.");
            return Map.of();
        }
        return equalities(fields, filter, true);
    }

    private static int size(JsonNode filter) {
        return 1 + values(filter).mapToInt(RowQueries::size).sum();
    }

    private static Stream<JsonNode> values(JsonNode container) {
        return StreamSupport.stream(container.spliterator(), false);
    }

    private static Map<String, Object> equalities(RequestFields fields, JsonNode filter, boolean outermost) {
        Map<String, Object> equal = new LinkedHashMap<>();
        filter.properties().forEach(wanted -> {
            JsonNode value = wanted.getValue();
            if (outermost && wanted.getKey().equals(Condition.ONE_OF) && isFullArray(value, JsonNode::isObject)) {
                equal.put(wanted.getKey(), list(value, choice -> equalities(fields, choice, false)));
                return;
            }
            if (value.size() == 1 && value.has("$in") && isFullArray(value.get("$in"), JsonNode::isValueNode)) {
                equal.put(wanted.getKey(), list(value.get("$in"), RowQueries::plain));
                return;
            }
            if (value.size() == 1 && value.has("$eq")) {
                value = value.get("$eq");
            }
            if (wanted.getKey().startsWith("$") || value.isContainerNode()) {
                fields.issue("NotSupported", "Query", "The sandbox knows only equality: '" + wanted.getKey() + "'.");
            } else {
                equal.put(wanted.getKey(), plain(value));
            }
        });
        return equal;
    }

    private static boolean isFullArray(JsonNode value, Predicate<JsonNode> element) {
        return !value.isEmpty() && RequestFields.isArrayOf(value, element);
    }

    private static List<Object> list(JsonNode array, Function<JsonNode, Object> element) {
        return values(array).map(element).toList();
    }

    private static Object plain(JsonNode value) {
        if (value.isNull()) {
            return Optional.empty();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isNumber() ? value.numberValue() : value.textValue();
    }

    private static JsonNode json(Map<String, Object> row, Set<String> jsonFields) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        row.forEach((code, value) ->
                object.set(code, jsonFields.contains(code) ? Json.read((String) value) : Json.tree(value)));
        return object;
    }
}
