package dev.cc5.lambda.event;

import dev.cc5.lambda.json.JsonDocument;
import dev.cc5.lambda.json.MalformedJsonException;
import dev.cc5.lambda.json.Node;
import java.util.List;
import java.util.Optional;

/** Takes messages out of their envelopes: SNS around S3 or EventBridge, by itself or in a queue. */
final class Notices {
    private static final int MOST_ENVELOPES = 3;

    private Notices() {}

    static Notice read(String message) {
        return read(parse(message), MOST_ENVELOPES);
    }

    static Notice read(Node message) {
        return read(message, MOST_ENVELOPES);
    }

    private static Notice read(Node message, int envelopes) {
        if (envelopes == 0) {
            throw new UnknownEventException("The event is wrapped too often");
        }
        List<Node> records = records(message);
        if (!records.isEmpty()) {
            return Notice.all(
                    records.stream().map(record -> record(record, envelopes)).toList());
        }
        if (message.text("Event").equals(Optional.of("s3:TestEvent"))) {
            return Notice.nothing();
        }
        if (message.text("Type").equals(Optional.of("Notification"))) {
            return read(parse(message.text("Message").orElse("")), envelopes - 1);
        }
        if (message.text("source").equals(Optional.of("aws.s3"))) {
            return EventBridgeEvents.read(message);
        }
        throw new UnknownEventException("The event is neither S3's nor from SQS, SNS or EventBridge");
    }

    private static Notice record(Node record, int envelopes) {
        if (record.text("eventSource").equals(Optional.of("aws:s3"))) {
            return S3Events.read(record);
        }
        if (record.text("EventSource").equals(Optional.of("aws:sns"))) {
            return read(parse(record.get("Sns").text("Message").orElse("")), envelopes - 1);
        }
        return read(record, envelopes - 1);
    }

    /** Those of an event of S3's, SNS's or SQS's, or the elements of an array, as EventBridge Pipes sends it. */
    static List<Node> records(Node message) {
        List<Node> elements = message.elements();
        return elements.isEmpty() ? message.get("Records").elements() : elements;
    }

    private static Node parse(String message) {
        try {
            return JsonDocument.read(message);
        } catch (MalformedJsonException e) {
            throw new UnknownEventException("A message of the event is not JSON");
        }
    }
}
