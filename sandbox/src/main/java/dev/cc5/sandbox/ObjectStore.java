package dev.cc5.sandbox;

import java.io.IOException;
import java.io.InputStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.core.exception.SdkException;

/** The objects of one S3 bucket, as the portal reads them: past S3's door. Thread-safe. */
final class ObjectStore {
    private final BlobStore store;
    private final String bucket;

    ObjectStore(BlobStore store, String bucket) {
        this.store = store;
        this.bucket = bucket;
    }

    boolean exists(String key) {
        return store.blobExists(bucket, key);
    }

    /** The object as it is now, even when it is overwritten while it is read. */
    InputStream open(String key) throws IOException {
        try {
            return store.getBlob(bucket, key);
        } catch (SdkException e) {
            throw new IOException("The object " + key + " cannot be read", e);
        }
    }
}
