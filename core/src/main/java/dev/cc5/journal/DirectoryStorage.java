package dev.cc5.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real directory. The operating system's locks are the process's own: one of its channels that is closed takes all
 * its locks on the file away. So within this process a file that is held is touched through its holder only.
 */
final class DirectoryStorage implements JournalStorage {
    /** The files that this process holds, of all journals; guards every opening and closing. */
    private static final Map<Path, LockedFile> HELD = new HashMap<>();

    private static final int MAX_TRIES = 100;

    private final Path directory;

    private DirectoryStorage(Path directory) {
        this.directory = directory;
    }

    static DirectoryStorage open(Path directory) {
        return new DirectoryStorage(Directory.ready(directory));
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(path -> String.valueOf(path.getFileName())).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public Optional<HeldFile> hold(String name) throws IOException {
        Path path = directory.resolve(name);
        synchronized (HELD) {
            if (HELD.containsKey(path)) {
                return Optional.empty();
            }
            Optional<LockedFile> file = lock(path);
            file.ifPresent(held -> HELD.put(path, held));
            return file.map(held -> held);
        }
    }

    /** Locks what the path names, even where another process removes or replaces the file in the meantime. */
    private static Optional<LockedFile> lock(Path path) throws IOException {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            makeIfMissing(path);
            Object before = identity(path);
            if (before == null) {
                continue;
            }
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            boolean kept = false;
            try {
                FileLock claim = LockedFile.claim(file.getChannel());
                if (claim == null) {
                    return Optional.empty();
                }
                kept = before.equals(identity(path));
                if (kept) {
                    return Optional.of(new LockedFile(file, held -> release(path, held)));
                }
            } finally {
                if (!kept) {
                    file.close();
                }
            }
        }
        throw new IOException("Its file is replaced all the time");
    }

    private static void release(Path path, LockedFile file) {
        synchronized (HELD) {
            HELD.remove(path, file);
            file.release();
        }
    }

    private static void makeIfMissing(Path path) throws IOException {
        FileAttribute<?>[] ownerOnly = Directory.isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(path, ownerOnly);
        } catch (FileAlreadyExistsException e) {
            // As most are.
            return;
        }
    }

    /** What names the file itself; null when there is none. Never follows a link. */
    private static @Nullable Object identity(Path path) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
        if (!attributes.isRegularFile()) {
            throw new IOException(path.getFileName() + " in it is no regular file");
        }
        Object key = attributes.fileKey();
        return key == null ? attributes.creationTime() : key;
    }

    @Override
    public Optional<Glance> look(String name, int atMost) throws IOException {
        Path path = directory.resolve(name);
        synchronized (HELD) {
            LockedFile held = HELD.get(path);
            if (held != null) {
                return Optional.of(new Glance(held.read(atMost), true));
            }
            if (identity(path) == null) {
                return Optional.empty();
            }
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
                return Optional.of(
                        new Glance(LockedFile.read(file, atMost), LockedFile.isHeldElsewhere(file.getChannel())));
            } catch (FileNotFoundException e) {
                return gone(path, e);
            }
        }
    }

    private static Optional<Glance> gone(Path path, IOException e) throws IOException {
        if (identity(path) == null) {
            return Optional.empty();
        }
        throw e;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Path target = directory.resolve(to);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Files.move(directory.resolve(from), target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    @Override
    public void force() throws IOException {
        if (!Directory.isPosix(directory)) {
            return;
        }
        // Unlike a held file's, this channel may be closed by an interrupt: then nobody knows, and the caller is told.
        boolean interrupted = Thread.interrupted();
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
