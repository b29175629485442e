package dev.cc5.model;

import java.net.URI;

/**
 * A URL that lets whoever holds it write one object. It is a bearer credential: it goes on the wire byte for byte, and
 * nowhere else (PLATFORM section 6). {@link #toString()} shows its origin only.
 */
public final class SignedUrl {
    private final String value;
    private final URI uri;

    private SignedUrl(String value, URI uri) {
        this.value = value;
        this.uri = uri;
    }

    /**
     * Reads a signed URL.
     *
     * @throws IllegalArgumentException when it is not an absolute http or https URL with a host, has a port that is none, user info or a
     *     fragment; the message does not repeat the URL
     */
    public static SignedUrl of(String value) {
        URI uri = parse(value);
        String scheme = uri.getScheme();
        if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
            throw new IllegalArgumentException("The signed URL is neither https nor http");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("The signed URL names no host");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65535) {
            throw new IllegalArgumentException("The signed URL has the port " + uri.getPort() + ", which is none");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("The signed URL carries user info");
        }
        if (uri.getRawFragment() != null) {
            throw new IllegalArgumentException("The signed URL carries a fragment");
        }
        return new SignedUrl(value, uri);
    }

    private static URI parse(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) >= 0x7f) {
                throw new IllegalArgumentException("The signed URL has an illegal character at position " + i);
            }
        }
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            // Not chained: the cause's message repeats the URL.
            throw new IllegalArgumentException("The signed URL is not a URL");
        }
    }

    /** The secret itself, exactly as the portal wrote it. For the uploader only. */
    public String reveal() {
        return value;
    }

    /** The URL's parts, as written. For the uploader only. */
    public URI uri() {
        return uri;
    }

    /** Scheme, host and port: what may be shown. */
    public String origin() {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedUrl that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return origin() + "/…?<redacted>";
    }
}
