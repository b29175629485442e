package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that come again: CATALOGUE F27, PLATFORM F9. */
class RepeatedKeysTest {
    @TempDir
    private Path temporary;

    @Test
    void warnsOfAKeyInTwoRows10AndSaysWhichWins() throws IOException {
        Reader file = read(Sample.file("10|a|1|", "10|b|2|", "10|a|3|", "10|a|4"));
        assertThat(file.problems)
                .extracting(Problem::severity, Problem::rule, Problem::line, Problem::column)
                .containsExactly(
                        tuple(Problem.Severity.WARNING, "F9", 7L, "id"),
                        tuple(Problem.Severity.WARNING, "F9", 8L, "id"));
        assertThat(file.problems.get(0).found()).isEqualTo("the key \"a\" again");
        assertThat(file.problems.get(0).expected()).contains("line 5");
        assertThat(file.summary.warnings()).isEqualTo(2);
        assertThat(file.summary.isValid()).isTrue();
    }

    @Test
    void refusesAKeyInARow10AndARow90InEitherOrder() throws IOException {
        Reader file = read(Sample.file("10|a|1|", "90|b", "90|a", "10|b|2|"));
        assertThat(file.problems)
                .extracting(Problem::severity, Problem::rule, Problem::line)
                .containsExactly(tuple(Problem.Severity.ERROR, "F9", 7L), tuple(Problem.Severity.ERROR, "F9", 8L));
        assertThat(file.problems.get(0).expected()).contains("line 5 has it in a row 10");
        assertThat(file.problems.get(1).expected()).contains("line 6 has it in a row 90");
        assertThat(file.summary.isValid()).isFalse();
    }

    @Test
    void takesKeysThatDiffer() throws IOException {
        assertThat(read(Sample.file("10|a|1|", "10|A|1|", "10|a |1|", "90|b", "90|b")).problems)
                .isEmpty();
    }

    @Test
    void comparesAllValuesOfAKey() throws IOException {
        String head = Sample.lines(Sample.ROW_00, Sample.ROW_01, "02|id|part", "03|id|part:int|name");
        Reader file = read(head + "10|a|1|x|\n10|a|2|x|\n10|a|1|y|\n90|a|2\n99|4\n");
        assertThat(file.problems)
                .extracting(Problem::severity, Problem::line, Problem::found)
                .containsExactly(
                        tuple(Problem.Severity.WARNING, 7L, "the key \"a|1\" again"),
                        tuple(Problem.Severity.ERROR, 8L, "the key \"a|2\" in a row 90"));
    }

    @ParameterizedTest
    @CsvSource({
        "int, 1, 01",
        "int, 0, -0",
        "int, -7, -007",
        "int, 42, 00000000000000000000000042",
        "number, 1, 1.00",
        "number, 10, 010.0",
        "number, 0, -0.0",
        "number, 0.5, 00.50",
        "number, 1234567890123456789.25, 1234567890123456789.2500",
        "bool, 1, true",
        "bool, false, 0"
    })
    void comparesKeysAsValuesOfTheirType(String type, String one, String other) throws IOException {
        Reader file = read(Sample.withFields(
                "id:" + type + "|name", "10|" + one + "|a|", "10|" + other + "|b|", "90|" + one, "90|" + other));
        assertThat(file.problems)
                .extracting(Problem::severity, Problem::rule, Problem::line)
                .containsExactly(
                        tuple(Problem.Severity.WARNING, "F9", 6L),
                        tuple(Problem.Severity.ERROR, "F9", 7L),
                        tuple(Problem.Severity.ERROR, "F9", 8L));
    }

    @Test
    void comparesEachValueOfAKeyAsOneOfItsType() throws IOException {
        String head = Sample.lines(Sample.ROW_00, Sample.ROW_01, "02|id|no|on", "03|id|no:number|on:bool|name");
        Reader file = read(head + "10|01|1|1|x\n10|1|1|1|x\n10|01|1.0|true|x\n10|01|10|1|x\n90|1|1.00|true\n99|5\n");
        assertThat(file.problems).extracting(Problem::line).containsExactly(7L, 9L);
    }

    @Test
    void takesKeysThatAreOtherValuesForOthers() throws IOException {
        assertThat(read(Sample.withFields("id:number|name", "10|1|a", "10|10|a", "10|100|a", "10|-1|a", "10|0.1|a"))
                        .problems)
                .isEmpty();
        assertThat(read(Sample.file("10|1|a", "10|01|a", "10|1.0|a", "10|true|a")).problems)
                .isEmpty();
        assertThat(read(Sample.withFields("id:date|name", "10|20260101|a", "10|20260101000000|a")).problems)
                .isEmpty();
    }

    @Test
    void comparesForTheLenientKeysThatAreNotTheFirstFieldsToo() throws IOException {
        String head = Sample.lines(Sample.ROW_00, Sample.ROW_01, "02|id|part", "03|name|part|id");
        Reader file = read(head + "10|x|1|a\n10|y|11|\n10|x|1|a\n10|x|a|1\n90|a|1\n99|5\n", Reader::checkingLeniently);
        assertThat(file.problems)
                .extracting(Problem::severity, Problem::rule, Problem::line)
                .containsExactly(
                        tuple(Problem.Severity.WARNING, "F3", 4L),
                        tuple(Problem.Severity.ERROR, "F4", 6L),
                        tuple(Problem.Severity.WARNING, "F9", 7L),
                        tuple(Problem.Severity.ERROR, "F9", 9L));
        assertThat(file.problems.get(2).found()).isEqualTo("the key \"a|1\" again");
    }

    @Test
    void looksAtRowsThatAreReadCarefullyToo() throws IOException {
        Reader file = read(Sample.file("10|a\tb|1|", "10|x|y|z|", "10|x|1|", "10|a\tb|2|"));
        assertThat(file.problems).extracting(Problem::line).containsExactly(6L, 8L);
    }

    @Test
    void comparesVeryManyKeysWithTheHelpOfTemporaryFilesThatDoNotStay() throws IOException {
        String[] rows = IntStream.range(0, 600_000)
                .mapToObj(i -> "10|" + (i == 599_999 ? 3 : i) + "|v|")
                .toArray(String[]::new);
        Reader file = read(Sample.file(rows));
        assertThat(file.problem().line()).isEqualTo(600_004);
        assertThat(file.problem().expected()).contains("line 8");
        assertThat(file.summary.upserts()).isEqualTo(600_000);
        try (var left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void saysWhenThereAreMoreRowsThanItCompares() throws IOException {
        byte[] file = Sample.file("10|a|1|", "10|a|1|", "10|a|1|").getBytes(UTF_8);
        try (RepeatedKeys keys = new RepeatedKeys(temporary, 2)) {
            Reader reader = Reader.checkingWithPatience(9);
            SyncFileReader fed = new SyncFileReader(reader, keys);
            fed.update(file, 0, file.length);
            Summary summary = keys.compare(fed.finish(), () -> new ByteArrayInputStream(file), reader);
            assertThat(keys.wereTooMany()).isTrue();
            assertThat(summary.warnings()).isZero();
        }
    }

    /** On its own and with helpers, which must tell the same. */
    private Reader read(String text) throws IOException {
        return read(text, () -> Reader.checkingWithPatience(100));
    }

    private Reader read(String text, Supplier<Reader> readers) throws IOException {
        byte[] file = text.getBytes(UTF_8);
        Reader alone = readers.get();
        Reader helped = readers.get();
        try (RepeatedKeys keys = new RepeatedKeys(temporary);
                RepeatedKeys again = new RepeatedKeys(temporary)) {
            SyncFileReader fed = new SyncFileReader(alone, keys);
            fed.update(file, 0, file.length);
            alone.summary = keys.compare(fed.finish(), () -> new ByteArrayInputStream(file), alone);
            Summary read = SyncFileReader.read(
                    Channels.newChannel(new ByteArrayInputStream(file)), helped, Runnable::run, again);
            helped.summary = again.compare(read, () -> new ByteArrayInputStream(file), helped);
        }
        assertThat(helped.problems).isEqualTo(alone.problems);
        assertThat(helped.summary).isEqualTo(alone.summary);
        return alone;
    }
}
