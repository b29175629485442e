package dev.cc5.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one directory that holds all state, for its owner only, locked while it is used. */
final class DataDirectory implements AutoCloseable {
    private static final Set<PosixFilePermission> OTHERS_WRITE = PosixFilePermissions.fromString("----w--w-");

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
            Path directory =
                    wanted.isPresent() ? own(wanted.get().toAbsolutePath()) : Files.createTempDirectory("cc5-sandbox-");
            // S3Proxy's store wants the real path.
            Path root = directory.toRealPath();
            DataDirectory data = new DataDirectory(root, wanted.isEmpty(), lock(root));
            Files.createDirectories(data.objects(), forOwnerOnly(root, "rwx------"));
            return data;
        } catch (IOException e) {
            String where = wanted.map(Path::toString).orElse("the temporary directory");
            throw new SandboxException("The sandbox cannot keep its data in " + where + ": " + e, e);
        }
    }

    /** The directory, made where it was missing, in which nobody else can plant anything and nobody else can look. */
    private static Path own(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return Files.createDirectories(directory, forOwnerOnly(directory, "rwx------"));
        }
        check(
                Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS),
                directory,
                "it is no directory, or a symbolic link");
        Path probe = Files.createTempFile(directory, "probe-", "");
        UserPrincipal self = Files.getOwner(probe);
        Files.delete(probe);
        check(Files.getOwner(directory).equals(self), directory, "it belongs to another user");
        PosixFileAttributeView view = Files.getFileAttributeView(directory, PosixFileAttributeView.class);
        if (view != null) {
            boolean written = !Collections.disjoint(view.readAttributes().permissions(), OTHERS_WRITE);
            check(!written, directory, "other users may write to it; run chmod 700 on it, if nobody else has done so");
            view.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.toList()) {
                boolean planted = Files.isSymbolicLink(entry)
                        || !Files.getOwner(entry, LinkOption.NOFOLLOW_LINKS).equals(self);
                check(!planted, directory, entry.getFileName() + " in it is a symbolic link, or another user's");
            }
        }
        return directory;
    }

    private static void check(boolean holds, Path directory, String otherwise) {
        if (!holds) {
            throw new SandboxException("The sandbox cannot keep its data in " + directory + ": " + otherwise);
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
