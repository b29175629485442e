package dev.cc5.model;

/**
 * Where in the portal a file goes.
 *
 * @param workspace the workspace's id
 * @param bucket the bucket's id
 * @param entityType what the rows are, for example {@code wks_family}
 * @param folder the folder in the bucket; empty for the portal's own choice
 */
public record Destination(String workspace, String bucket, String entityType, String folder) {
    public Destination {
        Text.notBlank(workspace, "The workspace");
        Text.notBlank(bucket, "The bucket");
        Text.notBlank(entityType, "The entity type");
        Text.noControls(folder, "The folder");
    }

    /** A destination in the folder of the portal's own choice. */
    public Destination(String workspace, String bucket, String entityType) {
        this(workspace, bucket, entityType, "");
    }
}
