package dev.cc5.journal;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;

/** Makes sure that a directory is one in which nobody else can plant or change records (CATALOGUE S16). */
final class Directory {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    /** Root, and whom a container shows in its place. */
    private static final Set<Object> SYSTEM = Set.of(0, 65534);

    private static final int OTHERS_WRITE = 0002;
    private static final int STICKY = 01000;
    private static final int PROBE_BYTES = 512;

    private Directory() {}

    /**
     * The directory, made where it was missing, free of symbolic links.
     *
     * @throws ConfigurationException when it cannot be made, written or trusted
     */
    static Path ready(Path path) {
        try {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(path, ownerOnly(path));
            }
            // A link could be turned to another place between two runs, and the jobs would be forgotten.
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw refused(path, "it is not a directory, or a symbolic link to one", "Name a directory.");
            }
            UserPrincipal self = probe(path);
            check(path, self);
            Path real = path.toRealPath();
            for (Path way : List.of(path.toAbsolutePath(), real)) {
                for (Path parent = way.getParent(); parent != null; parent = parent.getParent()) {
                    checkParent(path, parent, self);
                }
            }
            return real;
        } catch (IOException e) {
            throw new ConfigurationException(
                    explain(path, Reason.of(e), "Name a directory that can be written, and make room on its disk."), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Writes a file as a record would be written; returns who this process is for the file system. */
    private static UserPrincipal probe(Path path) throws IOException {
        Path probe = Files.createTempFile(path, "probe-", "");
        try {
            Files.write(probe, new byte[PROBE_BYTES], StandardOpenOption.WRITE);
            return Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static void check(Path path, UserPrincipal self) throws IOException {
        FileStore store = Files.getFileStore(path);
        if (!store.supportsFileAttributeView(PosixFileAttributeView.class)) {
            return;
        }
        PosixFileAttributes attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.owner().equals(self)) {
            throw refused(
                    path,
                    "it belongs to user " + attributes.owner().getName() + ", and this is " + self.getName(),
                    "Name a directory of your own.");
        }
        Set<PosixFilePermission> permissions = attributes.permissions();
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw refused(
                    path,
                    "other users may write to it (" + PosixFilePermissions.toString(permissions) + ")",
                    "Run chmod 700 on it, if nobody else has written there.");
        }
    }

    /** Who may write to a directory above could put another in this one's place, and the jobs would be forgotten. */
    private static void checkParent(Path path, Path parent, UserPrincipal self) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return;
        }
        UserPrincipal owner = Files.getOwner(parent);
        if (!owner.equals(self) && !SYSTEM.contains(Files.getAttribute(parent, "unix:uid"))) {
            throw refused(
                    path,
                    parent + " belongs to user " + owner.getName() + ", who could put another in its place",
                    "Name a directory that only you and the system can replace.");
        }
        int mode = (Integer) Files.getAttribute(parent, "unix:mode");
        if ((mode & (OTHERS_WRITE | STICKY)) == OTHERS_WRITE) {
            throw refused(
                    path,
                    "other users may write to " + parent + ", and could put another in its place",
                    "Run chmod o-w on " + parent + ", or name a directory elsewhere.");
        }
    }

    private static ConfigurationException refused(Path path, String happened, String advice) {
        return new ConfigurationException(explain(path, happened, advice));
    }

    private static Explanation explain(Path path, String happened, String advice) {
        return new Explanation("opening the journal in " + path, happened, advice);
    }
}
