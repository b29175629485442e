package dev.cc5.testkit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digests that every Java platform has. */
final class Digests {
    private Digests() {}

    static MessageDigest of(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has " + algorithm, e);
        }
    }
}
