package dev.cc5.syncfile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Compares the keys whose hashes are alike, and tells those that are (PLATFORM F9). */
final class KeyComparison implements KeyWatch {
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
        String key = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        Lines lines = known.computeIfAbsent(key, k -> new Lines());
        if (delete) {
            deleted(line, key, lines);
        } else {
            upserted(line, key, lines);
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
