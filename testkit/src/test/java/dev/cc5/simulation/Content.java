package dev.cc5.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a file may hold: lines, each a row.
 *
 * @param bytes its text; never changed
 * @param fingerprint what the journal knows it by
 * @param md5 what S3 answers as a plain ETag
 */
record Content(byte[] bytes, String fingerprint, String md5) {
    static Content of(byte[] bytes) {
        return new Content(bytes, "sha256:" + hex("SHA-256", bytes), hex("MD5", bytes));
    }

    /** Rows that no other number has. */
    static Content numbered(int number, int rows) {
        StringBuilder text = new StringBuilder();
        for (int row = 1; row <= rows; row++) {
            text.append("10|").append(number).append('|').append(row).append('\n');
        }
        return of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Its first bytes, as whoever reads it sees it that was cut. */
    Content first(int length) {
        return length == bytes.length ? this : of(Arrays.copyOf(bytes, length));
    }

    static int rows(byte[] bytes) {
        int rows = 0;
        for (byte b : bytes) {
            rows += b == '\n' ? 1 : 0;
        }
        return rows;
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return fingerprint.substring(7, 13);
    }
}
