package dev.cc5.sandbox;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The portal's ids: 24 hex digits (PLATFORM T9). */
final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static String next() {
        byte[] id = new byte[12];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
