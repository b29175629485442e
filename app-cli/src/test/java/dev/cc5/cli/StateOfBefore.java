package dev.cc5.cli;

import dev.cc5.journal.DirectoryJournal;
import dev.cc5.model.Destination;
import dev.cc5.port.JournalKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * State directories as the command of 1 December 2026 left them, of imports of {@code /srv/night/family.cc5txt} into a
 * portal at {@code 127.0.0.1:47110}: one for each way to come to an end.
 */
final class StateOfBefore {
    /** What the file at {@code /srv/night} was. */
    static final String FINGERPRINT = "sha256:8835c640d6a8ff4b5766b2a1e5f59dcdec2c304452afdcd680275a5dc7aa4536";

    private static final Path ALL = Path.of("src", "test", "resources", "state-before");
    private static final String PORTAL = "http://127.0.0.1:47110";
    private static final Pattern AT = Pattern.compile(" at=([^ ]+)");
    private static final Pattern ID = Pattern.compile("([a-z2-9]{12})(\\..*)?");

    private StateOfBefore() {}

    static List<String> names() {
        return list(ALL).stream()
                .map(path -> path.getFileName().toString())
                .sorted()
                .toList();
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory byte for byte. */
    static Path copy(String name, Path to) {
        try {
            Files.createDirectory(
                    to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            for (Path file : list(ALL.resolve(name))) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory as if the portal had been this one, the file had lain there, and all had been an hour ago. */
    static Path moved(String name, Path to, String portal, Path directory) {
        copy(name, to);
        for (Path file : list(to)) {
            String old = read(file);
            String text = old.lines()
                    .map(line -> moved(line, portal, directory))
                    .collect(Collectors.joining("\n", "", old.endsWith("\n") ? "\n" : ""));
            var id = ID.matcher(file.getFileName().toString());
            SyncFiles.write(file, text);
            if (id.matches()) {
                String suffix = id.group(2) == null ? "" : id.group(2);
                rename(file, to.resolve(id(text, portal) + suffix));
            }
        }
        return to;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rename(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String moved(String line, String portal, Path directory) {
        if (!line.matches("[0-9a-f]{8} .*")) {
            return line;
        }
        Duration later = Duration.between(Instant.parse("2026-12-01T18:00:00Z"), Instant.now());
        String rest = line.substring(9).replace(PORTAL, portal).replace("/srv/night", directory.toString());
        rest = AT.matcher(rest)
                .replaceAll(at -> " at=" + Instant.parse(at.group(1)).plus(later));
        CRC32C crc = new CRC32C();
        crc.update(rest.getBytes(StandardCharsets.ISO_8859_1));
        return String.format("%08x %s", crc.getValue(), rest);
    }

    /** The command of then knew a portal by its origin. */
    private static String id(String text, String portal) {
        String folder = text.contains(" folder=in/2026") ? "in/2026" : "";
        Destination destination = new Destination(SyncFiles.WORKSPACE, SyncFiles.BUCKET, "wks_family", folder);
        return DirectoryJournal.idOf(new JournalKey(FINGERPRINT, portal, destination));
    }
}
