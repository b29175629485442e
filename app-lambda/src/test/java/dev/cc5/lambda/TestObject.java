package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cc5.lambda.json.JsonLine;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An object, and the events that S3 sends of it. */
record TestObject(String bucket, String key, long size, String eTag, String sequencer) {
    TestObject withSequencer(String other) {
        return new TestObject(bucket, key, size, eTag, other);
    }

    /** A record of S3's own notification; changes replace members of {@code s3.object}, or the event's name. */
    Map<String, Object> record(Map<String, ?> changes) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("key", URLEncoder.encode(key, UTF_8).replace("%2F", "/"));
        object.put("size", size);
        object.put("eTag", eTag);
        object.put("sequencer", sequencer);
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("eventVersion", "2.1");
        record.put("eventSource", "aws:s3");
        record.put("eventName", "ObjectCreated:Put");
        changes.forEach((name, value) -> {
            if (name.startsWith("event")) {
                record.put(name, value);
            } else if (value.equals("")) {
                object.remove(name);
            } else {
                object.put(name, value);
            }
        });
        record.put("s3", Map.of("bucket", Map.of("name", bucket), "object", object));
        return record;
    }

    /** As S3 sends it to a function. */
    String event() {
        return event(Map.of());
    }

    String event(Map<String, ?> changes) {
        return JsonLine.of(Map.of("Records", List.of(record(changes))));
    }

    /** As EventBridge sends it. */
    String eventBridge() {
        return JsonLine.of(Map.of(
                "version", "0",
                "detail-type", "Object Created",
                "source", "aws.s3",
                "detail",
                        Map.of(
                                "bucket",
                                Map.of("name", bucket),
                                "object",
                                Map.of("key", key, "size", size, "etag", eTag, "sequencer", sequencer))));
    }

    static String sns(String message) {
        return JsonLine.of(
                Map.of("Records", List.of(Map.of("EventSource", "aws:sns", "Sns", Map.of("Message", message)))));
    }

    /** As SNS puts it into a queue. */
    static String snsEnvelope(String message) {
        return JsonLine.of(Map.of("Type", "Notification", "Message", message));
    }

    /** A batch of SQS's; its messages are called m0, m1, ... */
    static String sqs(List<String> bodies) {
        return fifo(bodies, List.of());
    }

    /** A batch of a FIFO queue's, with the group of each message. */
    static String fifo(List<String> bodies, List<String> groups) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            Map<String, Object> record = new LinkedHashMap<>();
            record.put("messageId", "m" + i);
            record.put("eventSource", "aws:sqs");
            record.put("body", bodies.get(i));
            record.put("attributes", groups.isEmpty() ? Map.of() : Map.of("MessageGroupId", groups.get(i)));
            records.add(record);
        }
        return JsonLine.of(Map.of("Records", records));
    }
}
