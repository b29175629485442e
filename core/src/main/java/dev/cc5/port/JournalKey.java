package dev.cc5.port;

import dev.cc5.model.Destination;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makes two imports the same one.
 *
 * @param fingerprint the content's, see {@link dev.cc5.model.SourceFile#fingerprint()}
 * @param portal the portal's base URL
 * @param destination where in the portal
 */
public record JournalKey(String fingerprint, String portal, Destination destination) {
    private static final Pattern WITH_PATH = Pattern.compile("(https?://[^/]+)/.+");

    /** The same with the origin of the portal, which is all that earlier versions kept of it; empty where that is all. */
    public Optional<JournalKey> atOrigin() {
        Matcher base = WITH_PATH.matcher(portal);
        return base.matches() ? Optional.of(new JournalKey(fingerprint, base.group(1), destination)) : Optional.empty();
    }
}
