package dev.cc5.sandbox;

import java.util.Locale;

/** The one workspace with its one bucket, and who names another. */
record Tenancy(String workspace, String bucket) {
    private static final String WORKSPACE_HEADER = "X-Param-Override-WorkspaceId";
    private static final String BUCKET_HEADER = "X-Param-Override-BucketId";

    /** Every request names both in its headers (PLATFORM T2). */
    void checkHeaders(Call call) {
        check(call, WORKSPACE_HEADER, workspace);
        check(call, BUCKET_HEADER, bucket);
    }

    private static void check(Call call, String header, String ours) {
        String named = call.header(header.toLowerCase(Locale.ROOT))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new Refusal(400, "HeaderMissing", "The header " + header + " is missing"));
        if (!named.equals(ours)) {
            throw new Refusal(403, "Forbidden", "Permission denied: " + header + " names what this key may not use");
        }
    }

    /** What the body says must be what the headers say. */
    void checkBody(RequestFields fields, String workspaceNamed, String bucketNamed) {
        checkField(fields, "WorkspaceId", workspaceNamed, workspace);
        checkField(fields, "BucketId", bucketNamed, bucket);
    }

    private static void checkField(RequestFields fields, String name, String named, String ours) {
        if (!named.isEmpty() && !named.equals(ours)) {
            fields.issue("HeaderMismatch", name, "'" + name + "' is not what the header says.");
        }
    }
}
