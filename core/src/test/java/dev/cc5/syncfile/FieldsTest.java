package dev.cc5.syncfile;

import static dev.cc5.syncfile.Problem.Severity.ERROR;
import static dev.cc5.syncfile.Problem.Severity.WARNING;
import static dev.cc5.syncfile.Sample.ROW_00;
import static dev.cc5.syncfile.Sample.ROW_01;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows 02 and 03: CATALOGUE F07 to F11. */
class FieldsTest {
    @ParameterizedTest
    @CsvSource({"02,3", "02|,3", "02|id|,3", "02|id|id,3", "02|id|ID,3", "02|other,4", "02|Id,4", "02|id:string,3"})
    void refusesAWrongRow02(String row, long line) {
        Reader file = Reader.of(Sample.withHeader(ROW_00, ROW_01, row, "03|id|name"));
        assertThat(file.problems).first().extracting(Problem::rule).isEqualTo("F3");
        assertThat(file.problems).first().extracting(Problem::line).isEqualTo(line);
        assertThat(file.summary.header()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"03|b|a|c", "03|c|a|b", "03|a|c|b"})
    void refusesKeysThatAreNotTheFirstFieldsInTheirOrder(String row) {
        Reader file = Reader.of(Sample.withHeader(ROW_00, ROW_01, "02|a|b", row));
        assertThat(file.problems)
                .isNotEmpty()
                .allMatch(problem -> problem.rule().equals("F3"));
        assertThat(file.headers).isEmpty();
    }

    @Test
    void onlyWarnsTheLenientOfKeysThatStandElsewhereF08() {
        String[] rows = {"10|x|1|k", "10|x||k", "10|x|1|", "10|y|z|k", "90|k|1", "90|k|", "90|k|z"};
        Reader file = Reader.leniently(Sample.withHeader(ROW_00, ROW_01, "02|a|b", "03|c|b:int|a", rows));
        assertThat(file.problems)
                .extracting(Problem::severity, Problem::rule, Problem::line, Problem::column)
                .containsExactly(
                        tuple(WARNING, "F3", 4L, "1"),
                        tuple(ERROR, "F4", 6L, "b"),
                        tuple(ERROR, "F4", 7L, "a"),
                        tuple(ERROR, "F2", 8L, "b"),
                        tuple(ERROR, "F4", 10L, "b"),
                        tuple(ERROR, "F2", 11L, "b"));
        assertThat(file.problems.get(0).found()).isEqualTo("the key field \"a\" as number 3");
        assertThat(file.problems.get(0).expected()).endsWith("which may stand right already");
        assertThat(file.upserts).containsExactly(List.of("x", "1", "k"));
        assertThat(file.deletes).containsExactly(List.of("k", "1"));
        assertThat(file.summary.structureOk()).isTrue();
    }

    @Test
    void refusesToTheLenientTooAKeyThatIsNoFieldF07() {
        Reader file = Reader.leniently(Sample.withHeader(ROW_00, ROW_01, "02|other", "03|id|name"));
        assertThat(file.problem().severity()).isEqualTo(ERROR);
        assertThat(file.headers).isEmpty();
    }

    @Test
    void onlyWarnsTheLenientOfCodesThatThePortalReservesF11() {
        Reader file = Reader.leniently(Sample.withFields("id|family_id", "10|a|b"));
        assertThat(file.problem().severity()).isEqualTo(WARNING);
        assertThat(file.problem().rule()).isEqualTo("F3");
        assertThat(file.problem().column()).isEqualTo("2");
        assertThat(file.upserts).containsExactly(List.of("a", "b"));
        assertThat(Reader.leniently(Sample.withFields("id|_a")).problem().severity())
                .isEqualTo(ERROR);
    }

    @Test
    void takesAKeyOfSeveralFields() {
        Reader file = Reader.of(Sample.withHeader(ROW_00, ROW_01, "02|a|b", "03|a|b:int|c", "10|x|1|", "90|x|2"));
        assertThat(file.problems).isEmpty();
        assertThat(file.upserts).containsExactly(List.of("x", "1", ""));
        assertThat(file.deletes).containsExactly(List.of("x", "2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"id|name:text", "id|name:", "id|name:Int", "id|name: int", "id|name:int ", "id|name:int:int"})
    void refusesAnUnknownType(String fields) {
        assertWrong(Sample.withFields(fields), "F2", 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id|:int",
                "id|",
                "id||name",
                "id|a b",
                "id|a\u00A0b",
                "id|a\tb",
                "id|a\u200Bb",
                "id|a#/#b",
                "id|a.b",
                "id|$a",
                "id|name|name",
                "id|name|Name:int",
                "id|family_id",
                "id|_a"
            })
    void refusesAWrongFieldCode(String fields) {
        assertWrong(Sample.withFields(fields), "F3", 4);
    }

    @Test
    void namesThePlaceOfAWrongField() {
        assertThat(Reader.of(Sample.withFields("id|a|b.c")).problem().column()).isEqualTo("3");
    }

    @Test
    void refusesMoreFieldsThanAnyTableHas() {
        String fields = IntStream.range(0, 1_000_000).mapToObj(i -> "f" + i).collect(Collectors.joining("|"));
        Reader file = Reader.of(Sample.withHeader(ROW_00, ROW_01, "02|f0", "03|" + fields));
        assertThat(file.problems.get(0).found()).isEqualTo("1000000 values");
    }

    private static void assertWrong(String file, String rule, long line) {
        Reader read = Reader.of(file);
        Problem problem = read.problems.get(0);
        assertThat(problem.rule()).isEqualTo(rule);
        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
        assertThat(read.headers).isEmpty();
        assertThat(read.summary.structureOk()).isFalse();
    }
}
