package dev.cc5.lambda.event;

import dev.cc5.s3.ObjectVersion;
import java.util.OptionalLong;

/**
 * An object was written.
 *
 * @param version which version of which object
 * @param size in bytes, where the event tells it
 * @param isBelieved whether the event came through the queue; of any other one S3 is asked what lies there
 */
public record ObjectCreated(ObjectVersion version, OptionalLong size, boolean isBelieved) {
    ObjectCreated believed() {
        return new ObjectCreated(version, size, true);
    }
}
