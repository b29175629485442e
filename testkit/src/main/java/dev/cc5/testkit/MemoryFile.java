package dev.cc5.testkit;

import dev.cc5.model.SourceFile;
import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** A source file in memory, that never changes. Its channel is no file channel. */
public final class MemoryFile implements SourceFile {
    private final String name;
    private final byte[] content;

    private MemoryFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    public static MemoryFile of(String name, byte[] content) {
        return new MemoryFile(name, content.clone());
    }

    /** A file that holds this text in UTF-8. */
    public static MemoryFile of(String name, String content) {
        return new MemoryFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public String fingerprint() {
        return "sha256:" + HexFormat.of().formatHex(Digests.of("SHA-256").digest(content));
    }

    @Override
    public Optional<String> md5() {
        return Optional.of(HexFormat.of().formatHex(Digests.of("MD5").digest(content)));
    }

    @Override
    public ReadableByteChannel open() {
        return Channels.newChannel(new ByteArrayInputStream(content));
    }

    @Override
    public void verifyUnchanged() {
        // It cannot change.
    }

    @Override
    public String toString() {
        return name;
    }
}
