package dev.cc5.syncfile;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Compares the keys whose hashes are alike, and tells those that are (PLATFORM F9). */
final class KeyComparison implements KeyWatch {
    /** So much of a key is kept. */
    private static final int MOST_BYTES = 4 * (Shown.MOST + 1);

    private final long[] suspects;
    private final Problems problems;
    private final String column;
    private final Map<String, Lines> known = new HashMap<>();

    /** Where a key came first; 0 where it did not. */
    private static final class Lines {
        private long upsert;
        private long delete;
    }

    /**
     * @param suspects sorted
     * @param column the key's code, where it is one field
     */
    KeyComparison(long[] suspects, Problems problems, String column) {
        this.suspects = suspects;
        this.problems = problems;
        this.column = column;
    }

    @Override
    public boolean isSuspect(long hash) {
        return Arrays.binarySearch(suspects, hash) >= 0;
    }

    @Override
    public void passedOver(long[] hashes, int count) {}

    @Override
    public void row(long line, boolean delete, byte[] bytes, int from, int to) {
        if (!isSuspect(KeyHash.of(bytes, from, to))) {
            return;
        }
        String key = text(bytes, from, to);
        Lines lines = known.computeIfAbsent(key, k -> new Lines());
        if (delete) {
            deleted(line, key, lines);
        } else {
            upserted(line, key, lines);
        }
    }

    /** The key; a long one by its beginning, of which more than is shown is kept, and its hash. */
    private static String text(byte[] bytes, int from, int to) {
        if (to - from <= MOST_BYTES) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes, from, to - from);
            return new String(bytes, from, MOST_BYTES, StandardCharsets.UTF_8) + new BigInteger(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private void upserted(long line, String key, Lines lines) {
        if (lines.delete > 0) {
            conflict(line, key, "10", "90", lines.delete);
        } else if (lines.upsert > 0) {
            String expected = "each key in one row 10: this row overwrites the one of line " + lines.upsert;
            problems.warning("F9", line, column, "the key " + shown(key) + " again", expected);
        }
        lines.upsert = lines.upsert == 0 ? line : lines.upsert;
    }

    private void deleted(long line, String key, Lines lines) {
        if (lines.upsert > 0) {
            conflict(line, key, "90", "10", lines.upsert);
        }
        lines.delete = lines.delete == 0 ? line : lines.delete;
    }

    private void conflict(long line, String key, String here, String there, long otherLine) {
        String expected = "a key either in rows 10 or in a row 90: line " + otherLine + " has it in a row " + there
                + "; leave out one of them";
        problems.row("F9", line, column, "the key " + shown(key) + " in a row " + here, expected);
    }

    private static String shown(String key) {
        return Shown.quote(Escapes.decode(key));
    }
}
