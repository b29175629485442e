package dev.cc5.testkit;

import java.util.List;

/**
 * Secrets that are none: tests give them to what they test, and whatever is printed, logged, journalled or reported is
 * searched for them afterwards (DESIGN 7.7). They have the letters that make an encoded form differ from the plain one.
 */
public final class Canaries {
    /** The portal's API key. */
    public static final String API_KEY = "canary+of=the+key=2f6e";

    /** The signature of a signed URL; hex digits, as AWS's version 4 has them. */
    public static final String SIGNATURE = "ca9a41f0fee5e1ca9a41f0fee5e1ca9a41f0fee5e1ca9a41f0fee5e1ca9a41f0";

    /** The session token that comes with temporary credentials. */
    public static final String SESSION_TOKEN = "canaryOfTheSession+Token/77aa==";

    /** {@link #SESSION_TOKEN} as it stands in the query of a signed URL. */
    public static final String SESSION_TOKEN_IN_URL = "canaryOfTheSession%2BToken%2F77aa%3D%3D";

    /** The password of a proxy. */
    public static final String PASSWORD = "canary of the+password";

    private Canaries() {}

    /** Each of them once, in plain. */
    public static List<String> all() {
        return List.of(API_KEY, SIGNATURE, SESSION_TOKEN, PASSWORD);
    }
}
