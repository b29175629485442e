package dev.cc5.http.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What step 1 sends (PLATFORM section 4). What is absent or empty is left out. */
public record SlotOrder(
        String workspaceId,
        String bucketId,
        String entityType,
        String fileName,
        String folder,
        @Nullable String category,
        List<String> tags,
        Map<String, Object> metadata,
        @Nullable String actionId,
        @Nullable String description) {

    /** As JSON in PascalCase. */
    public byte[] toJson() {
        return JsonOut.object(out -> {
            out.text("WorkspaceId", workspaceId);
            out.text("BucketId", bucketId);
            out.text("EntityType", entityType);
            out.text("FileName", fileName);
            out.text("Folder", folder);
            out.text("Category", category);
            out.list("Tags", tags);
            out.map("Metadata", metadata);
            out.text("ActionId", actionId);
            out.text("Description", description);
        });
    }
}
