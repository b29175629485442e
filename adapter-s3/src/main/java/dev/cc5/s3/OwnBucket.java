package dev.cc5.s3;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.SignedUrl;
import dev.cc5.model.SourceFile;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an object of S3's from being uploaded into its own bucket: whoever imports what is written there would start
 * itself, without an end.
 */
final class OwnBucket {
    private OwnBucket() {}

    /** @throws ConfigurationException when the source comes from the bucket that the URL leads to */
    static void refuse(SourceFile source, SignedUrl url) {
        boolean own = ObjectVersion.ofFingerprint(source.fingerprint())
                .filter(version -> isNamed(version.bucket(), url.uri()))
                .isPresent();
        if (own) {
            throw new ConfigurationException(new Explanation(
                    "uploading " + source,
                    "the portal wants it in the bucket that it comes from",
                    "Every upload would start the import again, without an end: let the events come from a bucket of"
                            + " your own."));
        }
    }

    /** Whether the bucket stands before the host's name, is the host, or comes first in the path, in any spelling. */
    static boolean isNamed(String bucket, URI url) {
        String name = lower(bucket);
        String host = lower(url.getHost()) + ".";
        // A VPC endpoint that all buckets share is itself called "bucket.vpce-...".
        if (host.startsWith(name + ".") && !host.startsWith(name + ".vpce-")) {
            return true;
        }
        List<String> parts = Stream.of(lower(url.getPath()).split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
        return parts.contains("..") ? parts.contains(name) : parts.indexOf(name) == 0;
    }

    private static String lower(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").toLowerCase(Locale.ROOT);
    }
}
