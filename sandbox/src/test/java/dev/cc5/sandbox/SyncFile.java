package dev.cc5.sandbox;

import java.util.ArrayList;
import java.util.List;

/** Writes sync files for the tests. */
final class SyncFile {
    static final String FAMILY = "wks_family";

    private final String entityType;
    private final String workspace;
    private final String bucket;
    private final String keys;
    private final String fields;
    private final List<String> rows = new ArrayList<>();

    private SyncFile(String entityType, String workspace, String bucket, String keys, String fields) {
        this.entityType = entityType;
        this.workspace = workspace;
        this.bucket = bucket;
        this.keys = keys;
        this.fields = fields;
    }

    /** A file for the default workspace and bucket; keys and fields as rows 02 and 03 have them. */
    static SyncFile of(String entityType, String keys, String fields) {
        return new SyncFile(
                entityType, SandboxSettings.DEFAULT_WORKSPACE, SandboxSettings.DEFAULT_BUCKET, keys, fields);
    }

    static SyncFile families() {
        return of(FAMILY, "entityId", "entityId:string|name:string|familySize:int|disabled:bool");
    }

    SyncFile inWorkspace(String other) {
        return new SyncFile(entityType, other, bucket, keys, fields);
    }

    SyncFile inBucket(String other) {
        return new SyncFile(entityType, workspace, other, keys, fields);
    }

    SyncFile row(String values) {
        rows.add("10|" + values);
        return this;
    }

    SyncFile delete(String values) {
        rows.add("90|" + values);
        return this;
    }

    String text() {
        return textWithFooter(rows.size());
    }

    String textWithFooter(int count) {
        return "00|demo|cc5|20260101000000|ref-1\n"
                + "01|" + entityType + "|" + workspace + "|" + bucket + "|cc-family|import\n"
                + "02|" + keys + "\n"
                + "03|" + fields + "\n"
                + String.join("\n", rows) + (rows.isEmpty() ? "" : "\n")
                + "99|" + count + "\n";
    }
}
