package dev.cc5.lambda.event;

import dev.cc5.lambda.json.JsonDocument;
import dev.cc5.lambda.json.MalformedJsonException;
import dev.cc5.lambda.json.Node;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** What one invocation was given, recognised by its shape. */
public sealed interface Delivery {
    /** From S3, SNS or EventBridge: succeeds or fails as a whole. */
    record Direct(Notice notice) implements Delivery {}

    /** A batch from SQS: each message succeeds or fails by itself. */
    record Queue(List<Message> messages) implements Delivery {
        public Queue {
            messages = List.copyOf(messages);
        }
    }

    /**
     * A message of a queue; its body is read when its turn comes, so that one that cannot be read harms no other.
     *
     * @param id what SQS calls it in this batch
     * @param group of a FIFO queue: its messages go in order
     */
    record Message(String id, Optional<String> group, String body) {
        /**
         * What the body tells; it is believed, since only who may write to the queue can have sent it.
         *
         * @throws UnknownEventException when it is of no known shape
         */
        public Notice notice() {
            return Notices.read(body).believed();
        }
    }

    /**
     * Reads an invocation's payload.
     *
     * @throws UnknownEventException when it is of no known shape
     * @throws IOException when the stream fails
     */
    static Delivery read(InputStream payload) throws IOException {
        Node root;
        try {
            root = JsonDocument.read(payload);
        } catch (MalformedJsonException e) {
            throw new UnknownEventException("The event is not JSON");
        }
        List<Node> records = Notices.records(root);
        boolean queued =
                !records.isEmpty() && records.get(0).text("eventSource").equals(Optional.of("aws:sqs"));
        return queued ? new Queue(records.stream().map(Delivery::message).toList()) : new Direct(Notices.read(root));
    }

    private static Message message(Node record) {
        return new Message(
                record.text("messageId")
                        .orElseThrow(() -> new UnknownEventException("A message of the queue has no messageId")),
                record.get("attributes").text("MessageGroupId"),
                record.text("body").orElse(""));
    }
}
