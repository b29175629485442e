package dev.cc5.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cc5.model.OneLine;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One version of one S3 object, as an event names it (PLATFORM section 8). Its {@link #fingerprint()} is the same for
 * every delivery of the same event, and another one for the next write to the same key.
 *
 * @param bucket the bucket's name
 * @param key the object's key, decoded
 * @param versionId where the bucket keeps versions
 * @param eTag without quotes; where it is known what is read is pinned to it
 * @param sequencer S3's hexadecimal number that orders the writes to one key; events of some sources have none
 */
public record ObjectVersion(
        String bucket, String key, Optional<String> versionId, Optional<String> eTag, Optional<String> sequencer) {
    private static final Pattern FINGERPRINT =
            Pattern.compile("s3://([^/?]*)/([^/?]*)\\?versionId=([^&]*)&eTag=([^&]*)&sequencer=([^&]*)");

    public ObjectVersion {
        if (bucket.isBlank() || key.isEmpty()) {
            throw new IllegalArgumentException("An object has a bucket and a key");
        }
        if (sequencer.isPresent() && !sequencer.get().matches("[0-9A-Fa-f]{1,128}")) {
            throw new IllegalArgumentException("A sequencer is a hexadecimal number");
        }
    }

    ObjectVersion pinnedTo(Optional<String> tag) {
        return new ObjectVersion(bucket, key, versionId, tag, sequencer);
    }

    /** What identifies it in a journal: all that is known of the version, and nothing that changes by delivery. */
    public String fingerprint() {
        return "s3://" + encode(bucket) + "/" + encode(key) + "?versionId=" + encode(versionId.orElse("")) + "&eTag="
                + encode(eTag.orElse("")) + "&sequencer=" + encode(sequencer.orElse(""));
    }

    /** The version that has this fingerprint; empty when it is the fingerprint of something else. */
    public static Optional<ObjectVersion> ofFingerprint(String fingerprint) {
        Matcher parts = FINGERPRINT.matcher(fingerprint);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ObjectVersion(
                    decode(parts.group(1)), decode(parts.group(2)), part(parts, 3), part(parts, 4), part(parts, 5)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> part(Matcher parts, int number) {
        return Optional.of(decode(parts.group(number))).filter(text -> !text.isEmpty());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    /**
     * Whether one sequencer is surely that of an earlier write. Sequencers of different lengths are compared as AWS says:
     * the shorter one is padded with zeros on its right.
     */
    static boolean isEarlier(String sequencer, String other) {
        int length = Math.max(sequencer.length(), other.length());
        return padded(sequencer, length).compareToIgnoreCase(padded(other, length)) < 0;
    }

    private static String padded(String sequencer, int length) {
        return sequencer + "0".repeat(length - sequencer.length());
    }

    /** Where it is, for people. */
    @Override
    public String toString() {
        return OneLine.of("s3://" + bucket + "/" + key, Failures.MAX_SHOWN);
    }
}
