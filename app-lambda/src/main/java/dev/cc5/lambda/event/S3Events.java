package dev.cc5.lambda.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cc5.lambda.json.Node;
import dev.cc5.s3.ObjectVersion;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** S3's own notifications, version 2.x: their keys are form-encoded, {@code +} is a space. */
final class S3Events {
    private static final Pattern OTHER_THAN_CREATED = Pattern.compile(
            "(ObjectRemoved|ObjectRestore|LifecycleExpiration|LifecycleTransition|ObjectTagging|ObjectAcl|Replication"
                    + "|ReducedRedundancyLostObject|IntelligentTiering|TestEvent)(:.*)?");

    private S3Events() {}

    static Notice read(Node record) {
        String version = record.text("eventVersion").orElse("");
        if (!version.startsWith("2.")) {
            throw new UnknownEventException("The event's version is not 2.x but \"" + shown(version) + "\"");
        }
        String name = record.text("eventName").orElse("").replaceFirst("^s3:", "");
        if (OTHER_THAN_CREATED.matcher(name).matches()) {
            return Notice.nothing();
        }
        if (!name.startsWith("ObjectCreated:")) {
            throw new UnknownEventException("The event is called \"" + shown(name) + "\", which nobody knows");
        }
        Node object = record.get("s3").get("object");
        return created(
                record.get("s3").get("bucket").text("name"),
                object.text("key").map(S3Events::decode),
                object,
                "eTag",
                "versionId");
    }

    private static String decode(String key) {
        try {
            return URLDecoder.decode(key, UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UnknownEventException("The object's key is not encoded as S3 encodes it");
        }
    }

    static Notice created(
            Optional<String> bucket, Optional<String> key, Node object, String eTagName, String versionName) {
        if (bucket.isEmpty() || key.isEmpty()) {
            throw new UnknownEventException("The event names no bucket, or no key");
        }
        OptionalLong size = size(object);
        if (key.get().endsWith("/") && size.orElse(0) == 0) {
            return Notice.nothing();
        }
        ObjectVersion version = new ObjectVersion(
                bucket.get(),
                key.get(),
                object.text(versionName).filter(id -> !id.equals("null")),
                object.text(eTagName).map(tag -> tag.replace("\"", "")),
                object.text("sequencer").filter(number -> number.matches("[0-9A-Fa-f]{1,128}")));
        return Notice.one(new ObjectCreated(version, size, false));
    }

    /** As a number or a string; what is no size counts as none, and S3 is asked. */
    private static OptionalLong size(Node object) {
        String text = object.text("size").orElse("");
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    static String shown(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= 60 ? plain : plain.substring(0, 60) + "...";
    }
}
