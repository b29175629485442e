package dev.cc5.http.wire;

import org.jspecify.annotations.Nullable;

/** What step 3 sends (PLATFORM section 4). What is absent is left out. */
public record ImportOrder(
        String actionId, @Nullable String description, String fileType, String fileId, String filePath) {

    /** As JSON in PascalCase. */
    public byte[] toJson() {
        return JsonOut.object(out -> {
            out.text("ActionId", actionId);
            out.text("Description", description);
            out.text("FileType", fileType);
            out.text("FileId", fileId);
            out.text("FilePath", filePath);
        });
    }
}
