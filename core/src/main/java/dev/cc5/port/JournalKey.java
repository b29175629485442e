package dev.cc5.port;

import dev.cc5.model.Destination;

/**
 * What makes two imports the same one.
 *
 * @param fingerprint the content's, see {@link dev.cc5.model.SourceFile#fingerprint()}
 * @param portal the portal's origin
 * @param destination where in the portal
 */
public record JournalKey(String fingerprint, String portal, Destination destination) {}
