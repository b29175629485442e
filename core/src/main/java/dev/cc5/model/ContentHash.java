package dev.cc5.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a content is known by, computed in one pass.
 *
 * @param sha256 names the content in the journal; 64 lower-case hex digits
 * @param md5 what S3 answers as a plain ETag; 32 lower-case hex digits
 * @param length how many bytes were read
 */
record ContentHash(String sha256, String md5, long length) {
    private static final int BLOCK = 256 * 1024;

    /**
     * Reads the channel to its end.
     *
     * @param size how much is expected, so that a small content gets a small buffer
     */
    static ContentHash of(ReadableByteChannel channel, long size) throws IOException {
        Computation computation = new Computation();
        ByteBuffer block = ByteBuffer.allocate((int) Math.max(1, Math.min(BLOCK, size)));
        while (channel.read(block) >= 0) {
            computation.update(block.flip());
            block.clear();
        }
        return computation.finish();
    }

    /** Takes a content part by part; by one thread at a time. */
    static final class Computation {
        private final MessageDigest sha256 = digest("SHA-256");
        private final MessageDigest md5 = digest("MD5");
        private long length;

        /** Takes what remains in a buffer, which is empty afterwards. */
        void update(ByteBuffer bytes) {
            length += bytes.remaining();
            sha256.update(bytes.duplicate());
            md5.update(bytes);
        }

        /** What it is, those having been all parts. */
        ContentHash finish() {
            HexFormat hex = HexFormat.of();
            return new ContentHash(hex.formatHex(sha256.digest()), hex.formatHex(md5.digest()), length);
        }

        private static MessageDigest digest(String algorithm) {
            try {
                return MessageDigest.getInstance(algorithm);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has " + algorithm, e);
            }
        }
    }
}
