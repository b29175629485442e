package dev.cc5.testkit;

import dev.cc5.model.LocalFile;
import dev.cc5.model.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** A file on disk that another process changes just after it was opened to be read. */
final class ChangingFile implements SourceFile {
    private final LocalFile file;
    private final Change change;

    ChangingFile(Path path, Change change) {
        this.file = LocalFile.of(path);
        this.change = change;
    }

    /** What the other process does. */
    @FunctionalInterface
    interface Change {
        void to(Path path) throws IOException;

        static void shrink(Path path) throws IOException {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() / 2);
            }
        }

        static void grow(Path path) throws IOException {
            Files.writeString(path, "more", StandardOpenOption.APPEND);
        }

        /** The same length, and a time of change that differs even where the clock is coarse. */
        static void rewrite(Path path) throws IOException {
            Files.write(path, new byte[Math.toIntExact(Files.size(path))]);
            Files.setLastModifiedTime(path, FileTime.fromMillis(0));
        }

        static void replace(Path path) throws IOException {
            Path other = path.resolveSibling("other");
            Files.copy(path, other, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(other, path, StandardCopyOption.ATOMIC_MOVE);
        }

        static void delete(Path path) throws IOException {
            Files.delete(path);
        }
    }

    @Override
    public ReadableByteChannel open() {
        ReadableByteChannel channel = file.open();
        try {
            change.to(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException("The test could not change its file", e);
        }
        return channel;
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public String fingerprint() {
        return file.fingerprint();
    }

    @Override
    public Optional<String> md5() {
        return Optional.empty();
    }

    @Override
    public void verifyUnchanged() {
        file.verifyUnchanged();
    }
}
