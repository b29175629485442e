package dev.cc5.model;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A regular file on disk, frozen: its size, times and file key are taken when this is made and compared each time it is
 * opened and after it was read. Where only a time differs the content decides, once its hash is known: a mere touch is no
 * change. A symbolic link is followed.
 */
public final class LocalFile implements SourceFile {
    private final Path path;
    private final String name;
    private volatile Frozen frozen;
    private volatile @Nullable ContentHash hash;

    private LocalFile(Path path, String name, Frozen frozen) {
        this.path = path;
        this.name = name;
        this.frozen = frozen;
    }

    /** @param changed when the file's content or attributes last changed, which nobody can put back; where it is told */
    private record Frozen(
            long size,
            FileTime modified,
            @Nullable Object fileKey,
            @Nullable Object changed) {
        static Frozen of(Path path, BasicFileAttributes attributes) throws IOException {
            return new Frozen(
                    attributes.size(), attributes.lastModifiedTime(), attributes.fileKey(), timeOfChange(path));
        }

        private static @Nullable Object timeOfChange(Path path) throws IOException {
            return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                    ? Files.getAttribute(path, "unix:ctime")
                    : null;
        }
    }

    /**
     * Takes a file as it is now. Never opens anything but a regular file, so a pipe cannot block it.
     *
     * @throws SourceRefusedException when it is missing, unreadable or not a regular file
     */
    public static LocalFile of(Path path) {
        Path fileName = path.toAbsolutePath().normalize().getFileName();
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw refused(path, "it is a directory", "Name the files in it.", null);
            }
            if (!attributes.isRegularFile()) {
                throw refused(
                        path,
                        "it is not a regular file but a pipe, socket or device",
                        "Write its content to a file first: an import may have to read it twice.",
                        null);
            }
            if (!Files.isReadable(path)) {
                throw refused(path, "this user may not read it", "Change its permissions, or the user.", null);
            }
            return new LocalFile(path, Objects.requireNonNull(fileName).toString(), Frozen.of(path, attributes));
        } catch (NoSuchFileException e) {
            throw refused(path, "there is no such file", "Check the name; a symbolic link must lead to a file.", e);
        } catch (IOException e) {
            throw unreadable(path, "it cannot be read", "Check the disk and the path.", e);
        }
    }

    /** The same file by another name. */
    public LocalFile named(String other) {
        return new LocalFile(path, other, frozen);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** What names the file itself, whatever the path to it: two paths to one file have the same. */
    public Object identity() {
        return frozen.fileKey != null
                ? frozen.fileKey
                : path.toAbsolutePath().normalize().toString();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return frozen.size;
    }

    /** The SHA-256 of the content; reads the whole file the first time. */
    @Override
    public String fingerprint() {
        return "sha256:" + hash().sha256();
    }

    /** The MD5 of the content, once {@link #fingerprint()} has read it. */
    @Override
    public Optional<String> md5() {
        return Optional.ofNullable(hash).map(ContentHash::md5);
    }

    private synchronized ContentHash hash() {
        ContentHash known = hash;
        if (known == null) {
            try (ReadableByteChannel channel = open()) {
                known = ContentHash.of(channel, size());
            } catch (ClosedByInterruptException e) {
                throw new ImportCancelledException(new Explanation("reading " + path, "it was cancelled", ""), e);
            } catch (IOException e) {
                throw unreadable(path, "reading it failed", "Check the disk, then start again.", e);
            }
            knows(known);
        }
        return known;
    }

    private void knows(ContentHash known) {
        verifyUnchanged();
        if (known.length() != frozen.size) {
            // A pseudo file, such as those of /proc: its size is not that of its content.
            throw refused(
                    path,
                    "it says that it has " + frozen.size + " bytes, and has " + known.length(),
                    "Write its content to a file first: an upload must know its length.",
                    null);
        }
        hash = known;
    }

    /**
     * Opens the content like {@link #open()} for somebody who reads all of it anyway, and hashes it on the way: once it
     * was read to its end, {@link #fingerprint()} and {@link #md5()} need not read it again. The reading of the end, and
     * {@link #verifyUnchanged()} with it, may throw what those throw.
     *
     * @param helpers takes short tasks that do not block, to run them elsewhere, where the file is large enough to be
     *     worth it; empty hashes in the reading thread
     */
    public ReadableByteChannel openToHash(Optional<Consumer<Runnable>> helpers) {
        ReadableByteChannel in = open();
        return helpers.map(others -> HashingChannel.helped(in, others, this::knows))
                .orElseGet(() -> HashingChannel.alone(in, this::knows));
    }

    @Override
    public ReadableByteChannel open() {
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                // After opening: what the path names now is what was opened, or the keys differ.
                verifyUnchanged();
                return channel;
            } catch (RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw changed("it is gone", e);
        } catch (IOException e) {
            throw unreadable(path, "it cannot be opened", "Check its permissions and the disk.", e);
        }
    }

    @Override
    public void verifyUnchanged() {
        Frozen now;
        try {
            now = Frozen.of(path, Files.readAttributes(path, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            throw changed("it is gone", e);
        } catch (IOException e) {
            throw unreadable(path, "it can no longer be read", "Check the disk.", e);
        }
        if (now.size != frozen.size) {
            throw changed("it had " + frozen.size + " bytes and has " + now.size + " now", null);
        }
        if (!Objects.equals(now.fileKey, frozen.fileKey)) {
            throw changed("another file has taken its place", null);
        }
        if (!now.equals(frozen)) {
            if (!hasSameContent()) {
                throw changed("it was written to", null);
            }
            frozen = now;
        }
    }

    private boolean hasSameContent() {
        ContentHash known = hash;
        if (known == null) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return ContentHash.of(channel, known.length()).equals(known);
        } catch (IOException e) {
            throw unreadable(path, "it can no longer be read", "Check the disk.", e);
        }
    }

    private SourceRefusedException changed(String how, @Nullable Throwable cause) {
        return refused(
                path,
                "the file changed while it was being imported: " + how,
                "No import was started. Import it again when its writer is done.",
                cause);
    }

    private static ImportException unreadable(Path path, String happened, String advice, IOException e) {
        Optional<TemporaryException> shortage = SystemShortage.of("reading " + path, e);
        return shortage.isPresent() ? shortage.get() : refused(path, happened + " (" + e + ")", advice, e);
    }

    private static SourceRefusedException refused(
            Path path, String happened, String advice, @Nullable Throwable cause) {
        return new SourceRefusedException(new Explanation("reading " + path, happened, advice), cause);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
