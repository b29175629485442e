package dev.cc5.lambda.event;

import dev.cc5.s3.ObjectVersion;
import java.util.OptionalLong;

/**
 * An object was written.
 *
 * @param version which version of which object
 * @param size in bytes, where the event tells it
 */
public record ObjectCreated(ObjectVersion version, OptionalLong size) {}
