package dev.cc5.http.wire;

import java.util.Map;

/**
 * A question for rows (PLATFORM section 4). {@code Sort}, {@code Fields} and {@code Distinct} are not sent: nobody wrote
 * down what they look like, and a wrong form would be refused.
 *
 * @param query a filter as MongoDB knows them
 * @param withoutTotal whether only the rows are wanted, and not how many there are in all
 */
public record RowOrder(
        String workspaceId, String bucketId, int skip, int take, Map<String, Object> query, boolean withoutTotal) {

    /** As JSON in PascalCase. */
    public byte[] toJson() {
        return JsonOut.object(out -> {
            out.text("WorkspaceId", workspaceId);
            out.text("BucketId", bucketId);
            out.number("Skip", skip);
            out.number("Take", take);
            out.map("Query", query);
            out.flag("WithoutTotal", withoutTotal);
        });
    }
}
