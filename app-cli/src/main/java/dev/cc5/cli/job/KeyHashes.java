package dev.cc5.cli.job;

import dev.cc5.model.RowKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A set of 64-bit hashes that takes 8 to 16 bytes for each. Not for several threads. */
final class KeyHashes {
    /** No byte of UTF-8 is like it, so that two values never read as one. */
    private static final byte END_OF_VALUE = (byte) 0xff;

    private final long[] slots;

    /** @param most how many there will be */
    KeyHashes(int most) {
        slots = new long[Integer.highestOneBit(most + most / 2) * 2];
    }

    /** The hash of a key. */
    static long of(RowKey key) {
        MessageDigest digest = sha256();
        for (String value : key.values()) {
            digest.update(value.getBytes(StandardCharsets.UTF_8));
            digest.update(END_OF_VALUE);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Whether it was not there yet. */
    boolean add(long hash) {
        long stored = hash == 0 ? 1 : hash;
        int slot = (int) (stored >>> 32) & slots.length - 1;
        while (slots[slot] != 0) {
            if (slots[slot] == stored) {
                return false;
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = stored;
        return true;
    }
}
