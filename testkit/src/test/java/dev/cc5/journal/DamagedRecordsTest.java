package dev.cc5.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.OutcomeUnknownException;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** What cannot be believed is never taken for nothing (CATALOGUE S17). */
class DamagedRecordsTest extends JournalFixture {
    private byte[] content() throws IOException {
        return Files.readAllBytes(jobFile());
    }

    @Test
    void whateverIsCutOffAtTheEndWasNeverRecorded() throws IOException {
        record(Stage.UPLOADING, Stage.UPLOADED, Stage.STARTING);
        byte[] whole = content();
        DirectoryJournal journal = open();
        List<Stage> stages = List.of(Stage.UPLOADING, Stage.UPLOADED, Stage.STARTING);
        for (int length = whole.length; length >= 0; length--) {
            byte[] rest = Arrays.copyOf(whole, length);
            int lines = (int) new String(rest, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            // The death of the machine may leave zeros in the place of what it lost.
            for (byte[] left : List.of(rest, Arrays.copyOf(rest, whole.length))) {
                write(left);
                if (length == 0 && left.length > 0) {
                    continue;
                }
                assertThat(found(journal).map(JournalEntry::stage))
                        .as("after %s of %s bytes, %s in all", length, whole.length, left.length)
                        .isEqualTo(lines < 3 ? Optional.empty() : Optional.of(stages.get(lines - 3)));
            }
        }
    }

    @Test
    void nothingButZerosIsDamageAndAnEmptyFileIsNone() throws IOException {
        record(Stage.UPLOADING, Stage.STARTING);
        int length = content().length;
        write(new byte[0]);
        assertThat(found()).isEmpty();

        for (int zeros : List.of(1, length, 4096)) {
            write(new byte[zeros]);
            assertThat(job().damage()).contains("there are only zeros in it");
            assertThatThrownBy(this::found).isInstanceOf(OutcomeUnknownException.class);
            open().forget(ID);
        }
    }

    @Test
    void linesThatAreMovedOrGoneAreDamage() throws IOException {
        record(Stage.UPLOADING, Stage.UPLOADED, Stage.STARTING, Stage.STARTED);
        List<String> lines = Files.readAllLines(jobFile());
        for (int one = 0; one < lines.size(); one++) {
            for (int other = 0; other < one; other++) {
                List<String> swapped = new ArrayList<>(lines);
                Collections.swap(swapped, one, other);
                assertDamaged(swapped);
            }
            List<String> moved = new ArrayList<>(lines);
            moved.add(moved.remove(one));
            if (one < lines.size() - 1) {
                assertDamaged(moved);
                assertDamaged(moved.subList(0, lines.size() - 1));
            }
        }
    }

    private void assertDamaged(List<String> lines) throws IOException {
        write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(this::found).as(String.join("\n", lines)).isInstanceOf(OutcomeUnknownException.class);
        open().forget(ID);
    }

    @Test
    void whatFollowsAHalfRecordIsWholeAgain() throws IOException {
        record(Stage.UPLOADING);
        // Longer than what follows, which would else cover it.
        Files.writeString(jobFile(), "0123abcd uploa" + "x".repeat(5000), StandardOpenOption.APPEND);

        record(Stage.UPLOADED);

        assertThat(found()).map(JournalEntry::stage).contains(Stage.UPLOADED);
        assertThat(Files.readString(jobFile())).doesNotContain("xxx").doesNotContain("0123abcd");
    }

    @Test
    void noChangedByteMakesAStartedImportANewOne() throws IOException {
        record(Stage.UPLOADING, Stage.STARTING);
        byte[] whole = content();
        DirectoryJournal journal = open();
        for (int at = 0; at < whole.length; at++) {
            for (byte other : new byte[] {'\n', (byte) (whole[at] ^ 1)}) {
                if (other == whole[at]) {
                    continue;
                }
                byte[] changed = whole.clone();
                changed[at] = other;
                write(changed);
                assertThatThrownBy(() -> found(journal))
                        .as("byte %s of %s is %s", at, whole.length, other)
                        .isInstanceOf(OutcomeUnknownException.class);
                journal.forget(ID);
            }
        }
    }

    @Test
    void keepsWhatIsDamagedUnderANameThatPeopleSee() throws IOException {
        record(Stage.STARTING);
        byte[] damaged = content();
        damaged[damaged.length - 5] ^= 1;
        write(damaged);

        assertThatThrownBy(this::found)
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining(ID + ".damaged-1")
                .hasMessageContaining("line 3: its checksum is wrong");
        assertThat(directory().resolve(ID + ".damaged-1")).hasBinaryContent(damaged);
        assertThat(jobFile()).doesNotExist();
    }

    @Test
    void staysInDoubtInEveryLaterRun() throws IOException {
        record(Stage.STARTING);
        write("rubbish\n".getBytes(StandardCharsets.US_ASCII));

        for (int run = 1; run <= 3; run++) {
            assertThatThrownBy(this::found).isInstanceOf(OutcomeUnknownException.class);
        }
        assertThat(job().damage()).isPresent();
    }

    @Test
    void isImportedAnewByForceAndKeepsTheDamagedFile() throws IOException {
        record(Stage.STARTING);
        write("rubbish\n".getBytes(StandardCharsets.US_ASCII));

        record(Stage.UPLOADING, Stage.STARTING);

        assertThat(found())
                .hasValueSatisfying(entry -> assertThat(entry.starts()).isEqualTo(1));
        assertThat(job().damage()).isEmpty();
        assertThat(directory().resolve(ID + ".damaged-1")).exists();

        write("rubbish again\n".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(this::found).hasMessageContaining(ID + ".damaged-2");
    }

    @Test
    void isImportedAnewWhenForgotten() throws IOException {
        record(Stage.STARTING);
        write("rubbish\n".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(this::found).isInstanceOf(OutcomeUnknownException.class);

        assertThat(open().forget(ID)).isTrue();

        assertThat(found()).isEmpty();
        assertThat(open().jobs()).isEmpty();
        assertThat(directory()).isEmptyDirectory();
    }

    @Test
    void tellsTheFileIdThatWasRecordedBeforeTheDamage() throws IOException {
        record(Stage.STARTING);
        Files.writeString(jobFile(), "rubbish\n", StandardOpenOption.APPEND);

        assertThatThrownBy(this::found)
                .isInstanceOfSatisfying(
                        OutcomeUnknownException.class, e -> assertThat(e.file()).contains(file("f1")))
                .hasMessageContaining("as file f1, perhaps");
    }

    @Test
    void refusesTheRecordsOfAnotherImport() throws IOException {
        record(Stage.SUCCEEDED);
        JournalKey other = new JournalKey("sha256:0", KEY.portal(), DESTINATION);
        Files.copy(jobFile(), directory().resolve(DirectoryJournal.idOf(other)));

        try (Claim claim = open().claim(other)) {
            assertThatThrownBy(claim::found)
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("another import");
        }
    }

    @Test
    void leavesTheRecordsOfALaterVersionInTheirPlace() throws IOException {
        record(Stage.SUCCEEDED);
        String later = line("cc5-journal version=2 more=x");
        write(later.getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(this::found)
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("format 2")
                .hasMessageContaining("Use the version of cc5 that wrote it");
        assertThat(jobFile()).hasContent(later.strip());

        record(Stage.STARTING);
        assertThat(found()).map(JournalEntry::stage).contains(Stage.STARTING);
        assertThat(directory().resolve(ID + ".damaged-1")).hasContent(later.strip());
    }

    @Test
    void refusesWhatIsLargerThanItCanBe() throws IOException {
        record(Stage.STARTING);
        byte[] huge = Arrays.copyOf(content(), 5 * 1024 * 1024);
        write(huge);

        assertThatThrownBy(this::found).hasMessageContaining("larger than");
        assertThat(directory().resolve(ID + ".damaged-1")).hasSize(huge.length);
    }

    @Test
    void refusesValuesThatCannotBe() throws IOException {
        record(Stage.STARTING);
        String header = Files.readString(jobFile()).lines().findFirst().orElseThrow() + "\n";
        for (String rest : List.of(
                "finished at=2030-01-01T10:00:00Z file=f path=p action=a starts=1",
                "started at=yesterday file=f path=p action=a starts=1",
                "started at=2030-01-01T10:00:00Z file= path=p action=a starts=1",
                "started at=2030-01-01T10:00:00Z file=f path=p action=a starts=-1",
                "started at=2030-01-01T10:00:00Z file=f path=p action=a",
                "started at=2030-01-01T10:00:00Z file=%zz path=p action=a starts=1",
                "started nonsense",
                "begun at=2030-01-01T10:00:00Z name=n size=-1",
                "begun at=2030-01-01T10:00:00Z name=n size=1 metadata.x=[",
                "begun at=2030-01-01T10:00:00Z name=n size=1 metadata.x=%5B%5B%5D")) {
            write((header + line(rest)).getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(this::found).as(rest).isInstanceOf(OutcomeUnknownException.class);
            open().forget(ID);
        }
    }

    @Test
    void oneThatCannotBeReadHidesNoOther() throws IOException {
        record(Stage.STARTED);
        Files.createDirectory(directory().resolve("aaaaaaaaaaaa"));

        assertThat(open().jobs()).hasSize(2);
        assertThatCode(() -> open().prune(Duration.ZERO)).doesNotThrowAnyException();
    }

    private static String line(String rest) {
        CRC32C crc = new CRC32C();
        crc.update(rest.getBytes(StandardCharsets.US_ASCII));
        return String.format("%08x %s%n", crc.getValue(), rest).replace("\r", "");
    }
}
