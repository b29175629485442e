package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that makes the second start quicker than the first. */
@Timeout(180)
class ClassArchiveIT {
    /** Makes Java refuse to start where it cannot use the archive it was given. */
    private static final String INSIST = Runtime.version().feature() >= 25 ? "-XX:AOTMode=on" : "-Xshare:on";

    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();
    private Path file;

    @BeforeEach
    void writeFile() {
        file = SyncFiles.right(directory, "family.cc5txt");
    }

    @AfterEach
    void closePortal() {
        portal.close();
    }

    private PackagedCommand importing(Path cache) throws IOException {
        return PackagedCommand.of("import", file, "--quiet")
                .without("CC5_NO_ARCHIVE")
                .env("XDG_CACHE_HOME", cache)
                .env("CC5_PORTAL", portal.url())
                .env("CC5_API_KEY", "k")
                .env("CC5_POLL_INTERVAL", "10ms");
    }

    private static List<Path> archives(Path cache) throws IOException {
        if (!Files.isDirectory(cache.resolve("cc5"))) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(cache.resolve("cc5"))) {
            return found.filter(path -> path.getFileName().toString().matches("classes-[0-9]+-[0-9]+"))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    @Test
    void isMadeAsideByTheFirstImportAndUsedByTheNext() throws Exception {
        Path cache = directory.resolve("cache");

        assertThat(importing(cache).run().exit()).isZero();
        while (archives(cache).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }

        CommandRun second = importing(cache).env("CC5_JAVA_OPTS", INSIST).run();
        assertThat(second.exit()).as(second.all()).isZero();
        assertThat(second.err()).isEmpty();
        assertThat(archives(cache))
                .hasSize(1)
                .allSatisfy(archive -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                        .endsWith("------"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.resolve("cc5"))))
                .isEqualTo("rwx------");
        assertThat(portal.requests("POST", ScriptedPortal.START)).hasSize(2);
    }

    @Test
    void isDoneWithoutWhereItCannotBeKept() throws Exception {
        Path noDirectory = SyncFiles.write(directory.resolve("file"), "");

        CommandRun run = importing(noDirectory).run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void isDoneWithoutWhereItIsBroken() throws Exception {
        Path cache = directory.resolve("cache");
        importing(cache).run();
        while (archives(cache).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        Path archive = archives(cache).get(0);
        Files.delete(archive);
        SyncFiles.write(archive, "not an archive");

        CommandRun run = importing(cache).run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("imported");
    }

    @Test
    void isNotMadeWhereItIsNotWanted() throws Exception {
        Path cache = directory.resolve("cache");

        assertThat(importing(cache).env("CC5_NO_ARCHIVE", "1").run().exit()).isZero();

        assertThat(cache).doesNotExist();
    }

    @Test
    void isTakenAwayWhereItIsDamaged() throws Exception {
        Path cache = directory.resolve("cache");
        importing(cache).run();
        while (archives(cache).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        Path archive = archives(cache).get(0);
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
            // What a power cut may leave of a file that was not forced to the disk.
            file.seek(4096);
            file.write(new byte[8_000_000]);
        }

        CommandRun run = importing(cache).run();

        assertThat(run.exit()).as(run.all()).isZero();
        assertThat(archives(cache)).isEmpty();
        assertThat(Path.of(archive + ".lock")).isRegularFile();
    }

    @Test
    void isNoLinkAndInNoDirectoryThatIsALink() throws Exception {
        Path theirs = Files.createDirectories(directory.resolve("theirs"));
        Path cache = Files.createDirectories(directory.resolve("cache"));
        Files.createSymbolicLink(cache.resolve("cc5"), theirs);

        assertThat(importing(cache).run().exit()).isZero();

        assertThat(theirs).isEmptyDirectory();
    }

    @Test
    void isNotKeptInARelativeDirectory() throws Exception {
        CommandRun run = PackagedCommand.shell("cd '" + directory + "' && cc5 check family.cc5txt")
                .without("CC5_NO_ARCHIVE")
                .env("XDG_CACHE_HOME", "relative")
                .env("HOME", directory.resolve("home"))
                .run();

        assertThat(run.exit()).isZero();
        while (archives(directory.resolve("home/.cache")).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        assertThat(directory.resolve("relative")).doesNotExist();
    }
}
