package dev.cc5.http;

/**
 * The names of the headers that go with every request (PLATFORM T1, T2).
 *
 * @param apiKey the API key's
 * @param workspace the workspace id's
 * @param bucket the bucket id's
 */
public record RequestHeaders(String apiKey, String workspace, String bucket) {
    /** The portal's own. */
    public static final RequestHeaders DEFAULT =
            new RequestHeaders("x-api-key", "X-Param-Override-WorkspaceId", "X-Param-Override-BucketId");

    public RequestHeaders {
        check(apiKey);
        check(workspace);
        check(bucket);
    }

    private static void check(String name) {
        boolean token = !name.isEmpty()
                && name.chars()
                        .allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0));
        if (!token) {
            throw new IllegalArgumentException("\"" + name + "\" cannot be the name of a header");
        }
    }
}
