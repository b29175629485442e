package dev.cc5.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LocalFileTest {
    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void writeFile() throws IOException {
        path = Files.writeString(folder.resolve("family.cc5txt"), "abc");
    }

    @Test
    void hasTheNameAndSizeOfTheFile() {
        LocalFile file = LocalFile.of(path);
        assertThat(file.name()).isEqualTo("family.cc5txt");
        assertThat(file.size()).isEqualTo(3);
    }

    @Test
    void fingerprintIsTheSha256OfTheContentAndBringsTheMd5() {
        LocalFile file = LocalFile.of(path);
        assertThat(file.md5()).isEmpty();
        assertThat(file.fingerprint())
                .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(file.md5()).contains("900150983cd24fb0d6963f7d28e17f72");
    }

    @Test
    void opensAtTheFirstByteEachTime() throws IOException {
        LocalFile file = LocalFile.of(path);
        for (int i = 0; i < 2; i++) {
            try (ReadableByteChannel channel = file.open()) {
                ByteBuffer bytes = ByteBuffer.allocate(8);
                channel.read(bytes);
                assertThat(bytes.position()).isEqualTo(3);
                assertThat(bytes.get(0)).isEqualTo((byte) 'a');
            }
        }
    }

    @Test
    void refusesAMissingFile() {
        assertRefused(folder.resolve("none"), "no such file");
    }

    @Test
    void refusesADanglingLink() throws IOException {
        assertRefused(Files.createSymbolicLink(folder.resolve("link"), folder.resolve("none")), "no such file");
    }

    @Test
    void refusesALoopOfLinks() throws IOException {
        Path loop = folder.resolve("loop");
        assertRefused(Files.createSymbolicLink(loop, loop), "cannot be read");
    }

    @Test
    void followsALinkToAFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.cc5txt"), path);
        assertThat(LocalFile.of(link).size()).isEqualTo(3);
        assertThat(LocalFile.of(link).identity()).isEqualTo(LocalFile.of(path).identity());
    }

    @Test
    void refusesADirectory() {
        assertRefused(folder, "directory");
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void refusesAPipeWithoutOpeningIt() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertRefused(pipe, "not a regular file");
    }

    @Test
    void refusesADevice() {
        assertRefused(Path.of("/dev/null"), "not a regular file");
    }

    @Test
    void refusesAFileWhoseSizeIsNotThatOfItsContent() {
        Path pseudoFile = Path.of("/proc/self/status");
        assumeTrue(Files.exists(pseudoFile), "this system has no such files");

        assertThatThrownBy(LocalFile.of(pseudoFile)::fingerprint)
                .isInstanceOf(SourceRefusedException.class)
                .hasMessageContaining("it says that it has 0 bytes");
    }

    @Test
    void refusesAnUnreadableFile() throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(path), "this user may read everything");
        assertRefused(path, "may not read");
    }

    @Test
    void noticesThatTheFileGrew() throws IOException {
        LocalFile file = LocalFile.of(path);
        Files.writeString(path, "abcd");
        assertChanged(file, "had 3 bytes and has 4 now");
    }

    @Test
    void noticesThatTheFileWasWrittenTo() throws IOException {
        LocalFile file = LocalFile.of(path);
        FileTime later =
                FileTime.from(Files.getLastModifiedTime(path).toInstant().plus(Duration.ofMillis(1)));
        Files.writeString(path, "abd");
        Files.setLastModifiedTime(path, later);
        assertChanged(file, "written to");
    }

    @Test
    void noticesOtherContentOfTheSameLengthWhoseTimeWasPutBack() throws IOException {
        LocalFile source = LocalFile.of(path);
        source.fingerprint();
        FileTime before = Files.getLastModifiedTime(path);
        byte[] other = Files.readAllBytes(path);
        other[0]++;
        Files.write(path, other);
        Files.setLastModifiedTime(path, before);
        assertChanged(source, "it was written to");
    }

    @Test
    void aTouchIsNoChangeOfContent() throws IOException {
        LocalFile source = LocalFile.of(path);
        String fingerprint = source.fingerprint();
        Files.setLastModifiedTime(path, FileTime.fromMillis(0));
        source.verifyUnchanged();
        source.open().close();
        assertThat(source.fingerprint()).isEqualTo(fingerprint);
    }

    @Test
    void noticesThatAnotherFileTookItsPlaceEvenWithTheSameSizeAndTime() throws IOException {
        LocalFile file = LocalFile.of(path);
        Path other = Files.writeString(folder.resolve("other"), "xyz");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(path));
        Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
        assertChanged(file, "another file");
    }

    @Test
    void noticesThatTheFileIsGone() throws IOException {
        LocalFile file = LocalFile.of(path);
        Files.delete(path);
        assertChanged(file, "gone");
    }

    @Test
    void doesNotGiveAFingerprintOfAChangedFile() throws IOException {
        LocalFile file = LocalFile.of(path);
        Files.writeString(path, "abcd");
        assertThatThrownBy(file::fingerprint).isInstanceOf(SourceRefusedException.class);
        assertThat(file.md5()).isEmpty();
    }

    @Test
    void anInterruptCancelsTheReadingAndStaysSet() {
        LocalFile file = LocalFile.of(path);
        Thread.currentThread().interrupt();
        assertThatThrownBy(file::fingerprint).isInstanceOf(ImportCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void assertRefused(Path path, String because) {
        assertThatThrownBy(() -> LocalFile.of(path))
                .isInstanceOf(SourceRefusedException.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining(because);
    }

    private static void assertChanged(LocalFile file, String how) {
        assertThatThrownBy(file::verifyUnchanged)
                .isInstanceOf(SourceRefusedException.class)
                .hasMessageContaining("changed while it was being imported")
                .hasMessageContaining(how);
        assertThatThrownBy(file::open).isInstanceOf(SourceRefusedException.class);
    }
}
