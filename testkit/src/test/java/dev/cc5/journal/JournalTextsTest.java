package dev.cc5.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.port.JournalEntry.Stage;
import java.io.EOFException;
import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the journal calls things: in its directory, in its files, and to people. */
class JournalTextsTest extends JournalFixture {
    @Test
    void saysWhatTheFileSystemSaidInWordsForPeople() {
        assertThat(Reason.of(new AccessDeniedException("/x"))).isEqualTo("permission denied");
        assertThat(Reason.of(new SyncFailedException("sync failed"))).contains("fsync failed");
        assertThat(Reason.of(new NoSuchFileException("/x"))).isEqualTo("it is gone");
        assertThat(Reason.of(new FileSystemException("/x", null, "No space left on device")))
                .isEqualTo("no space left on device");
        assertThat(Reason.of(new FileSystemException("/x"))).isEqualTo("/x");
        assertThat(Reason.of(new IOException("Input/output error"))).isEqualTo("input/output error");
        assertThat(Reason.of(new EOFException())).isEqualTo("EOFException");
        assertThat(Reason.of(new IOException(" "))).isEqualTo("IOException");
    }

    @ParameterizedTest
    @CsvSource({
        "abcdefghijkm, true, false",
        "abcdefghijkl, false, false",
        "abcdefghijk2, true, false",
        "abcdefghijk1, false, false",
        "abcdefghijk, false, false",
        "abcdefghijkm.damaged-1, false, true",
        "abcdefghijkm.damaged-0, false, false",
        "abcdefghijkm.damaged-, false, false",
        "pruned, false, false"
    })
    void tellsTheFilesOfJobsFromOthers(String name, boolean job, boolean damaged) {
        assertThat(JobId.isJob(name)).isEqualTo(job);
        assertThat(JobId.isDamaged(name)).isEqualTo(damaged);
    }

    @Test
    void filesThatAreNoJobsAreNotListed() throws IOException {
        record(Stage.UPLOADING);
        for (String other : new String[] {"pruned", "notes.txt", ".hidden-file-of-somebody"}) {
            Files.writeString(directory().resolve(other), "not ours");
        }
        assertThat(open().jobs()).extracting(Job::id).containsExactly(ID);
    }

    @ParameterizedTest
    @CsvSource({"a z, a%20z", "0/9:@+, 0/9:@+", "\u007f, %7F", "\u0080, %u0080", "é, %u00E9", "{|}, %7B%7C%7D"})
    void writesAnyTextAsPrintableAscii(String text, String written) {
        assertThat(PercentText.encode(text)).isEqualTo(written);
        assertThat(PercentText.decode(written)).isEqualTo(text);
    }

    @Test
    void aRecordedFileIsCalledByItsName() {
        assertThat(new RecordedFile("family.cc5txt", 7, "sha256:x")).hasToString("family.cc5txt");
    }
}
