package dev.cc5.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.ImportException;
import dev.cc5.model.TemporaryException;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The directory on a real disk (CATALOGUE S16, C05). */
class StateDirectoryTest extends JournalFixture {
    private void assertRefused(String why) {
        assertThatThrownBy(this::open)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(directory().toString())
                .hasMessageContaining(why);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        record(Stage.STARTED);

        assertThat(permissions(directory())).isEqualTo("rwx------");
        assertThat(permissions(jobFile())).isEqualTo("rw-------");
    }

    @Test
    void isMadeWithTheDirectoriesAboveIt() throws IOException {
        DirectoryJournal.open(directory().resolve("a/b"), () -> now);

        assertThat(permissions(directory().resolve("a"))).isEqualTo("rwx------");
    }

    @Test
    void leavesNothingWhereNothingWasRecorded() {
        open().claim(KEY).close();

        assertThat(directory()).isEmptyDirectory();
    }

    @Test
    void isNoSymbolicLink() throws IOException {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createSymbolicLink(directory(), elsewhere);

        assertRefused("symbolic link");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void isNoFile() throws IOException {
        Files.createFile(directory());

        assertRefused("not a directory");
    }

    @Test
    void cannotBeWrittenByOthers() throws IOException {
        for (String permissions : List.of("rwxrwx---", "rwx----w-", "rwxrwxrwx")) {
            Files.createDirectories(directory());
            Files.setPosixFilePermissions(directory(), PosixFilePermissions.fromString(permissions));
            assertRefused("other users may write");
        }
    }

    @Test
    void belongsToNobodyElse() throws IOException {
        Files.createDirectory(directory());
        assumeTrue(isRoot(directory()), "Only root can give a directory away");
        Files.setAttribute(directory(), "unix:uid", 12345);

        assertRefused("belongs to user");
    }

    @Test
    void canBeWritten() throws IOException {
        Path proc = Path.of("/proc/cc5");
        assumeTrue(Files.exists(proc.getParent()), "There is no /proc to fail in");

        assertThatThrownBy(() -> DirectoryJournal.open(proc, () -> now)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void followsNoLinkThatIsPlantedForARecord() throws IOException {
        open();
        Path victim = Files.writeString(temporary.resolve("victim"), "precious");
        Files.createSymbolicLink(jobFile(), victim);

        assertThatThrownBy(() -> open().claim(KEY))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("no regular file");
        assertThat(victim).hasContent("precious");
    }

    @Test
    void aFullDiskLosesNothing() throws Exception {
        Path mounted = Files.createDirectory(temporary.resolve("disk"));
        assumeTrue(mount(mounted), "A small disk cannot be mounted here");
        try {
            DirectoryJournal journal = DirectoryJournal.open(mounted.resolve("state"), () -> now);
            try (Claim claim = journal.claim(KEY)) {
                claim.record(Stage.UPLOADED, file("f1"));
                fill(mounted.resolve("big"));
                // What is left of the file's last block takes some records still.
                assertThatThrownBy(() -> {
                            for (int i = 0; i < 1_000; i++) {
                                claim.record(Stage.UPLOADED, file("f1"));
                            }
                        })
                        .isInstanceOf(TemporaryException.class)
                        .hasMessageContaining("no space left on device")
                        .hasMessageContaining("has room");
                assertThatThrownBy(() -> claim.record(Stage.STARTING, file("f1")))
                        .isInstanceOf(TemporaryException.class);
                assertThatThrownBy(() -> DirectoryJournal.open(mounted.resolve("state"), () -> now))
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("no space left on device");

                Files.delete(mounted.resolve("big"));
                claim.record(Stage.STARTING, file("f1"));
            }
            try (Claim claim = journal.claim(KEY)) {
                assertThat(claim.found()).map(JournalEntry::stage).contains(Stage.STARTING);
            }
        } finally {
            run("umount", mounted.toString());
        }
    }

    private static void fill(Path file) throws IOException {
        try {
            Files.write(file, new byte[2 * 1024 * 1024]);
        } catch (IOException e) {
            return;
        }
        throw new AssertionError("The disk is not full");
    }

    private static boolean isRoot(Path own) throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(own, "unix:uid"));
    }

    private static boolean mount(Path where) throws IOException, InterruptedException {
        return isRoot(where) && run("mount", "-t", "tmpfs", "-o", "size=1m", "cc5-test", where.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Test
    void isNotWhereAnybodyCouldReplaceIt() throws IOException {
        Path open = Files.createDirectory(temporary.resolve("open"));
        Files.setAttribute(open, "unix:mode", 0777);
        Path place = open.resolve("a/state");

        assertThatThrownBy(() -> DirectoryJournal.open(place, () -> now))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("other users may write to " + open);

        Files.setAttribute(open, "unix:mode", 01777);
        assertThat(DirectoryJournal.open(place, () -> now).jobs()).isEmpty();
    }

    @Test
    void isNotBehindALinkThatAnybodyCouldReplace() throws IOException {
        Path open = Files.createDirectory(temporary.resolve("open"));
        Files.createSymbolicLink(open.resolve("link"), Files.createDirectory(temporary.resolve("safe")));
        Files.setAttribute(open, "unix:mode", 0777);

        assertThatThrownBy(() -> DirectoryJournal.open(open.resolve("link/state"), () -> now))
                .hasMessageContaining("other users may write to " + open);
    }

    @Test
    void isNotBelowADirectoryOfAnotherUser() throws IOException {
        Path theirs = Files.createDirectory(temporary.resolve("theirs"));
        assumeTrue(isRoot(theirs), "Only root can give a directory away");
        Files.setAttribute(theirs, "unix:uid", 12345);

        assertThatThrownBy(() -> DirectoryJournal.open(theirs.resolve("state"), () -> now))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(theirs + " belongs to user");
    }
}
