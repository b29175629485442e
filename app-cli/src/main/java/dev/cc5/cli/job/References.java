package dev.cc5.cli.job;

import dev.cc5.model.LocalFile;
import dev.cc5.syncfile.Header;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which content had which reference id (row 00), so that another with the same one is noticed: CATALOGUE F44. A small
 * file for each, beside the journal; what goes wrong with them is no trouble, since they are for a warning only.
 */
public final class References {
    private static final String PREFIX = "reference-";
    private static final FileAttribute<Set<PosixFilePermission>> FOR_THE_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;

    /** @param folder the journal's directory */
    public References(Path folder) {
        this.folder = folder;
    }

    /**
     * Remembers a file's reference id, and says what other file had it last, if one had.
     *
     * @param file whose hashes are known, or it is read for them
     */
    synchronized Optional<String> note(LocalFile file, Header header) {
        Path record = folder.resolve(PREFIX + id(header));
        String fingerprint = file.fingerprint();
        try {
            Optional<String> other = other(record, fingerprint);
            write(record, fingerprint + "\n" + file.name() + "\n");
            return other.map(had -> "warning: the reference id \"" + header.referenceId()
                    + "\" in its row 00 is also that of " + had + ", which has other content");
        } catch (IOException e) {
            System.getLogger(References.class.getName())
                    .log(System.Logger.Level.DEBUG, "Reference ids could not be compared: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<String> other(Path record, String fingerprint) throws IOException {
        try {
            List<String> lines = Files.readAllLines(record);
            if (lines.size() < 2 || lines.get(0).equals(fingerprint)) {
                return Optional.empty();
            }
            Instant at = Files.getLastModifiedTime(record).toInstant();
            return Optional.of(lines.get(1) + " (" + Times.shown(at) + ")");
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private static void write(Path record, String text) throws IOException {
        Set<OpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(record, options, FOR_THE_OWNER)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** One customer's reference for one kind of rows in one place: elsewhere it may mean something else. */
    private static String id(Header header) {
        String all = String.join(
                "\n",
                header.customerCode(),
                header.referenceId(),
                header.workspace(),
                header.bucket(),
                header.entityType(),
                header.dataSource());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * Forgets what was last seen before this.
     *
     * @throws IOException when that fails
     */
    public void prune(Instant before) throws IOException {
        try (DirectoryStream<Path> records = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path record : records) {
                if (Files.getLastModifiedTime(record).compareTo(FileTime.from(before)) < 0) {
                    Files.deleteIfExists(record);
                }
            }
        }
    }
}
