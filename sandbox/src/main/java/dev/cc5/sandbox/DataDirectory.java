package dev.cc5.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one directory that holds all state, for its owner only, locked while it is used. */
final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final boolean temporary;
    private final FileChannel lock;

    private DataDirectory(Path root, boolean temporary, FileChannel lock) {
        this.root = root;
        this.temporary = temporary;
        this.lock = lock;
    }

    /** Creates the directory where it is missing and locks it; without a path, makes one that goes with the sandbox. */
    static DataDirectory open(Optional<Path> wanted) {
        try {
            Path directory = wanted.isPresent()
                    ? Files.createDirectories(wanted.get().toAbsolutePath(), forOwnerOnly(wanted.get(), "rwx------"))
                    : Files.createTempDirectory("cc5-sandbox-");
            // S3Proxy's store wants the real path.
            Path root = directory.toRealPath();
            DataDirectory data = new DataDirectory(root, wanted.isEmpty(), lock(root));
            Files.createDirectories(data.objects());
            return data;
        } catch (IOException e) {
            String where = wanted.map(Path::toString).orElse("the temporary directory");
            throw new SandboxException("The sandbox cannot keep its data in " + where + ": " + e, e);
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel =
                FileChannel.open(root.resolve("sandbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Told like a lock of another process.
        }
        channel.close();
        throw new SandboxException(
                "Another sandbox is using " + root + ": stop it, or give this one a data directory of its own");
    }

    Path root() {
        return root;
    }

    /** Where S3 keeps its buckets. */
    Path objects() {
        return root.resolve("s3");
    }

    /** The portal's files and imports. */
    Path portalDatabase() {
        return root.resolve("portal.db");
    }

    /** The imported rows. */
    Path rowsDatabase() {
        return root.resolve("rows.db");
    }

    Path keyStore() {
        return root.resolve("tls.p12");
    }

    Path caCertificate() {
        return root.resolve("ca.pem");
    }

    Path secrets() {
        return root.resolve("secrets.properties");
    }

    /** What makes a new file or directory readable for its owner only, where the file system knows owners. */
    static FileAttribute<?>[] forOwnerOnly(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Does the same to a file that somebody else wrote. */
    static void keepForOwner(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
            if (temporary) {
                delete(root);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
