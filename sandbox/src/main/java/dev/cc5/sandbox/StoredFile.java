package dev.cc5.sandbox;

import java.time.Instant;

/**
 * What the portal knows of a file since step 1.
 *
 * @param tags a JSON array
 * @param metadata a JSON object
 * @param key the object's key in S3
 */
record StoredFile(
        String id,
        String actionId,
        String entityType,
        String name,
        String folder,
        String category,
        String tags,
        String metadata,
        String description,
        String key,
        Instant createdOn) {

    /** The file's path, as the API tells and takes it: bucket and key (PLATFORM A8). */
    String path() {
        return "//" + S3Server.BUCKET + "/" + key;
    }
}
