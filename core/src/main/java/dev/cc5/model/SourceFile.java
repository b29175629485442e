package dev.cc5.model;

import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/**
 * Something re-readable with a name, a size and a fingerprint. Frozen: it stands for the bytes that were there when it
 * was made, and says so when they changed. Implementations can be used from several threads.
 */
public interface SourceFile {
    /** The file's name, without folders, as the portal is to know it: at most 255 bytes of UTF-8. */
    String name();

    /** The name as it is sent: an underscore stands for each control character. */
    default String sentName() {
        return name().replaceAll("\\p{Cc}", "_");
    }

    /** How many bytes {@link #open()} yields; 0 or more. */
    long size();

    /**
     * What identifies the content, for the journal: the same content has the same fingerprint. For example
     * {@code sha256:<hex>}, or {@code s3://bucket/key@version}.
     *
     * @throws SourceRefusedException when the source must be read for this and cannot be
     */
    String fingerprint();

    /** The MD5 of the content in 32 lower-case hex digits, where it is known without reading everything again. */
    Optional<String> md5();

    /**
     * Opens the content at its first byte. Each call starts anew; the caller closes it. A channel that is a
     * {@link java.nio.channels.FileChannel} starts at position 0 and may be sent without being copied.
     *
     * @throws SourceRefusedException when the source is gone, unreadable or not what it was
     */
    ReadableByteChannel open();

    /**
     * Makes sure that the source is still what it was when this was made. Called after the last byte was read.
     *
     * @throws SourceRefusedException when it changed
     */
    void verifyUnchanged();
}
