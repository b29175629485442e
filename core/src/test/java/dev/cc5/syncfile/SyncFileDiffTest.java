package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SyncFileDiffTest {
    private static final String START =
            "00|c|cc5|20261125120000|r\n01|wks_family|w|b|cc-family|\n02|id|at\n03|id|at:int|name\n";

    @TempDir
    Path temporary;

    private SyncFileDiff.Counts counts = new SyncFileDiff.Counts(0, 0, 0, 0);

    private Reader diff(String old, String now) throws IOException {
        return diff(old, now, 1);
    }

    private Reader diff(String old, String now, long bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            /** Whoever is killed now leaves nothing behind either. */
            @Override
            public void write(byte[] bytes, int from, int length) {
                assertNothingIsLeft();
                super.write(bytes, from, length);
            }
        };
        counts = SyncFileDiff.write(
                new ByteArrayInputStream(old.getBytes(UTF_8)),
                new ByteArrayInputStream(now.getBytes(UTF_8)),
                bytes,
                temporary,
                out);
        assertNothingIsLeft();
        return Reader.of(out.toByteArray());
    }

    private void assertNothingIsLeft() {
        assertThat(temporary).isEmptyDirectory();
    }

    private static String file(String... rows) {
        return START + (rows.length == 0 ? "" : String.join("\n", rows) + "\n") + "99|" + rows.length + "\n";
    }

    @Test
    void holdsWhatIsNewOrOtherAndDeletesWhatIsGone() throws IOException {
        Reader difference = diff(
                file("10|a|1|same", "10|b|1|old", "10|c|1|gone"), file("10|d|1|new", "10|b|1|other", "10|a|1|same"));

        assertThat(difference.upserts).containsExactlyInAnyOrder(List.of("b", "1", "other"), List.of("d", "1", "new"));
        assertThat(difference.deletes).containsExactly(List.of("c", "1"));
        assertThat(counts).isEqualTo(new SyncFileDiff.Counts(1, 1, 1, 1));
    }

    @Test
    void equalFilesDifferInNothing() throws IOException {
        assertThat(diff(file("10|a|1|x"), file("10|a|1|x")).summary.upserts()).isZero();
        assertThat(counts.unchanged()).isEqualTo(1);
    }

    @Test
    void countsEachFileAsItWouldBeImported() throws IOException {
        Reader difference = diff(file("10|a|1|first", "10|a|1|last"), file("10|a|1|last", "10|b|1|x", "90|b|1"));
        assertThat(difference.upserts).isEmpty();
        assertThat(difference.deletes).isEmpty();
    }

    @Test
    void comparesKeysAsValuesOfTheirTypesAndAllElseAsItIsWritten() throws IOException {
        Reader difference = diff(
                file("10|a|01|1.0", "10|b|-0|old", "10|c|007|gone", "10|d|1|x", "10|e|5|x"),
                file("10|a|1|1.0", "10|b|0|other", "10|d|01|y", "90|d|1", "10|e|05|1", "10|e|5|x|"));

        assertThat(difference.upserts).containsExactly(List.of("b", "0", "other"));
        assertThat(difference.deletes).containsExactlyInAnyOrder(List.of("c", "007"), List.of("d", "1"));
        assertThat(counts).isEqualTo(new SyncFileDiff.Counts(0, 1, 2, 2));
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void isNotFloodedByKeysThatWereChosenToHaveOneHash() throws IOException {
        String[] rows = new String[20_000];
        for (int i = 0; i < rows.length; i++) {
            StringBuilder key = new StringBuilder();
            for (int bit = 0; bit < 15; bit++) {
                key.append((i >> bit & 1) == 0 ? "Aa" : "BB"); // both have the hash 2112
            }
            rows[i] = "10|" + key + "|1|x";
        }
        assertThat(diff(file(rows), file(rows)).upserts).isEmpty();
        assertThat(counts.unchanged()).isEqualTo(rows.length);
    }

    @Test
    void refusesFilesOfOtherFields() {
        assertThatThrownBy(() -> diff(file(), file().replace("|name", "|title")))
                .isInstanceOf(UnrepresentableException.class)
                .hasMessageContaining("id|at|name")
                .hasMessageContaining("id|at|title");
    }

    @Test
    void refusesAFileThatIsNotRight() {
        assertThatThrownBy(() -> diff(file("10|a|x|1"), file())).isInstanceOf(InvalidSyncFileException.class);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void appliedToTheOldFileItGivesTheNewOneHoweverManySharesThereAre() throws IOException {
        Random random = new Random(20261125);
        for (int i = 0; i < 300; i++) {
            String old = randomFile(random);
            String now = randomFile(random);
            Reader difference = diff(old, now, 1L << (20 + random.nextInt(10)));

            Map<List<String>, String> state = applied(Reader.of(old));
            difference.deletes.forEach(key -> assertThat(state.remove(key)).isNotNull());
            difference.upserts.forEach(
                    row -> assertThat(state.put(row.subList(0, 2), row.get(2))).isNotEqualTo(row.get(2)));
            assertThat(state).isEqualTo(applied(Reader.of(now)));
        }
    }

    @Test
    void sharesThatAreTooLongAreDealtOutAgain() throws IOException {
        String[] old = new String[40_000];
        String[] now = new String[40_000];
        for (int i = 0; i < old.length; i++) {
            // A tenth of all rows have one key: those stay together however often they are dealt out.
            String key = i % 10 == 0 ? "10|same|0|" : "10|key" + i + "|" + i + "|";
            old[i] = key + "value ".repeat(20) + i;
            now[i] = i % 7 == 1 ? "10|new" + i + "|1|x" : i % 5 == 1 ? key + "other" : old[i];
        }

        // The length that is told is wrong: all is in one share at first.
        Reader difference = diff(file(old), file(now), 1);

        Map<List<String>, String> state = applied(Reader.of(file(old)));
        difference.deletes.forEach(key -> assertThat(state.remove(key)).isNotNull());
        difference.upserts.forEach(row -> state.put(row.subList(0, 2), row.get(2)));
        assertThat(state).isEqualTo(applied(Reader.of(file(now))));
        assertThat(counts.unchanged()).isGreaterThan(20_000);
        assertThat(difference.upserts).hasSize((int) (counts.added() + counts.changed()));
    }

    private static String randomFile(Random random) {
        String[] rows = new String[random.nextInt(30)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = "10|" + (char) ('a' + random.nextInt(6)) + "|" + random.nextInt(4) + "|" + random.nextInt(3);
        }
        return file(rows);
    }

    private static Map<List<String>, String> applied(Reader file) {
        Map<List<String>, String> state = new LinkedHashMap<>();
        file.upserts.forEach(row -> state.put(row.subList(0, 2), row.get(2)));
        return state;
    }
}
