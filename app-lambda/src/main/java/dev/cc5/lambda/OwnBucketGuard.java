package dev.cc5.lambda;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.SourceFile;
import dev.cc5.model.UploadSlot;
import dev.cc5.port.ByteCounter;
import dev.cc5.port.FileUploader;
import dev.cc5.s3.S3Object;
import java.net.URI;
import java.util.Objects;

/**
 * Uploads nothing into the bucket that the events come from: the upload would start the function again, without an end.
 */
record OwnBucketGuard(FileUploader uploader) implements FileUploader {
    @Override
    public void upload(SourceFile source, UploadSlot slot, ByteCounter counter, Deadline deadline) {
        String eventBucket = bucketOf(source);
        URI url = slot.url().uri();
        String host = Objects.requireNonNullElse(url.getHost(), "");
        String path = Objects.requireNonNullElse(url.getPath(), "");
        if (host.startsWith(eventBucket + ".s3") || path.startsWith("/" + eventBucket + "/")) {
            throw new ConfigurationException(new Explanation(
                    "uploading " + source,
                    "the portal wants it in the bucket that its event came from",
                    "Every upload would start the function again, without an end: let the events come from a bucket of"
                            + " your own."));
        }
        uploader.upload(source, slot, counter, deadline);
    }

    private static String bucketOf(SourceFile source) {
        return source instanceof CheckedSource checked
                ? bucketOf(checked.source())
                : ((S3Object) source).version().bucket();
    }
}
