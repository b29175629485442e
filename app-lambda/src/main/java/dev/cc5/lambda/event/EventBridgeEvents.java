package dev.cc5.lambda.event;

import dev.cc5.lambda.json.Node;
import java.util.Set;

/** S3's events by way of EventBridge: another shape, and their keys are not encoded. */
final class EventBridgeEvents {
    private static final Set<String> OTHER_THAN_CREATED = Set.of(
            "Object Deleted",
            "Object Restore Initiated",
            "Object Restore Completed",
            "Object Restore Expired",
            "Object Storage Class Changed",
            "Object Access Tier Changed",
            "Object ACL Updated",
            "Object Tags Added",
            "Object Tags Deleted");

    private EventBridgeEvents() {}

    static Notice read(Node event) {
        String type = event.text("detail-type").orElse("");
        if (OTHER_THAN_CREATED.contains(type)) {
            return Notice.nothing();
        }
        if (!type.equals("Object Created")) {
            throw new UnknownEventException("The event is called \"" + S3Events.shown(type) + "\", which nobody knows");
        }
        Node detail = event.get("detail");
        Node object = detail.get("object");
        return S3Events.created(detail.get("bucket").text("name"), object.text("key"), object, "etag", "version-id");
    }
}
