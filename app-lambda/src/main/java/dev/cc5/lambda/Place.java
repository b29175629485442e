package dev.cc5.lambda;

import java.util.regex.Pattern;

/**
 * A part of a bucket.
 *
 * @param bucket the bucket's name
 * @param prefix what the keys begin with; empty for the whole bucket
 */
record Place(String bucket, String prefix) {
    private static final String SCHEME = "s3://";
    private static final Pattern STEPS = Pattern.compile("/\\.{1,2}(/|$)");

    /**
     * Reads {@code s3://bucket} or {@code s3://bucket/prefix}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static Place parse(String url) {
        if (!url.startsWith(SCHEME) || url.length() == SCHEME.length() || url.charAt(SCHEME.length()) == '/') {
            throw new IllegalArgumentException("It is not of the form s3://bucket/prefix");
        }
        String rest = url.substring(SCHEME.length());
        if (STEPS.matcher(rest).find()) {
            throw new IllegalArgumentException("It has a part . or .., which HTTP does not carry");
        }
        int slash = rest.indexOf('/');
        return slash < 0 ? new Place(rest, "") : new Place(rest.substring(0, slash), rest.substring(slash + 1));
    }

    /** The same with a slash at the end: its prefix is a folder's name and not the beginning of other names. */
    Place folder() {
        return prefix.isEmpty() || prefix.endsWith("/") ? this : new Place(bucket, prefix + "/");
    }

    boolean contains(String otherBucket, String key) {
        return bucket.equals(otherBucket) && key.startsWith(prefix);
    }

    /** Whether an object can lie in both. */
    boolean overlaps(Place other) {
        return bucket.equals(other.bucket) && (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix));
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + prefix;
    }
}
