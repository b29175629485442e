package dev.cc5.syncfile;

import static dev.cc5.syncfile.Sample.ROW_00;
import static dev.cc5.syncfile.Sample.ROW_01;
import static dev.cc5.syncfile.Sample.ROW_02;
import static dev.cc5.syncfile.Sample.ROW_03;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of the header's rows, and the rows 00 and 01: CATALOGUE F01 to F05, F22. */
class HeaderTest {
    @Test
    void handsOverWhatTheHeaderSays() {
        Reader file = Reader.of(Sample.withFields("id|name:string|size:int"));
        assertThat(file.headers)
                .containsExactly(new Header(
                        "acme",
                        "cc5",
                        "20261120083000",
                        "ref-1",
                        "wks_family",
                        "65a1f0c2d4e5b6a798c0d1e2",
                        "65a1f0c2d4e5b6a798c0d1f7",
                        "cc-family",
                        "sync",
                        List.of("id"),
                        List.of(
                                new Field("id", FieldType.STRING),
                                new Field("name", FieldType.STRING),
                                new Field("size", FieldType.INT))));
        assertThat(file.summary.header()).contains(file.headers.get(0));
    }

    @Test
    void refusesAnEmptyFile() {
        Reader file = Reader.of("");
        assertThat(file.problem().rule()).isEqualTo("F1");
        assertThat(file.problem().found()).isEqualTo("an empty file");
        assertThat(file.summary.structureOk()).isFalse();
        assertThat(file.summary.complete()).isTrue();
    }

    @Test
    void refusesAFileOfOneLineEnd() {
        Reader file = Reader.of("\n");
        assertThat(file.problems).extracting(Problem::rule).containsExactly("F8", "F1");
        assertThat(file.summary.structureOk()).isFalse();
    }

    @Test
    void refusesABlankFirstLine() {
        Problem problem = Reader.of("\n" + Sample.file()).problems.get(0);
        assertThat(problem.line()).isEqualTo(1);
        assertThat(problem.found()).isEqualTo("a blank line");
    }

    /** Numbers are the rows' types; the first that is out of place is told. */
    @ParameterizedTest
    @CsvSource({
        "00 00 01 02 03, 2, row 00",
        "01 02 03, 1, row 01",
        "00 02 03, 2, row 02",
        "00 01 03, 3, row 03",
        "00 01 02, 4, row 99",
        "00 02 01 03, 2, row 02",
        "00 01 03 02, 3, row 03",
        "00 01 01 02 03, 3, row 01",
        "00 01 02 03 03, 5, row 03",
    })
    void refusesHeaderRowsOutOfOrder(String types, long line, String found) {
        String header = IntStream.range(0, types.split(" ").length)
                .mapToObj(i -> List.of(ROW_00, ROW_01, ROW_02, ROW_03).get(Integer.parseInt(types.split(" ")[i])))
                .collect(Collectors.joining("\n"));
        Reader file = Reader.of(header + "\n99|0\n");
        Problem first = file.problems.get(0);
        assertThat(first.rule()).isEqualTo("F1");
        assertThat(first.line()).isEqualTo(line);
        assertThat(first.found()).isEqualTo(found);
        assertThat(file.summary.structureOk()).isFalse();
    }

    @Test
    void tellsARepeatedRowOnceAndGoesOn() {
        Reader file = Reader.of(Sample.lines(ROW_00, ROW_01, ROW_00, ROW_02, ROW_03, "10|a|b|", "99|1"));
        assertThat(file.problem().line()).isEqualTo(3);
        assertThat(file.problem().expected()).startsWith("row 02");
    }

    @Test
    void tellsTheHeaderOnlyWhenAllOfItIsRight() {
        Reader file = Reader.of(Sample.withHeader(ROW_00, ROW_01, ROW_02, "03|id|name:text", "10|a|b|", "90|b"));
        assertThat(file.headers).isEmpty();
        assertThat(file.summary.header()).isEmpty();
        assertThat(file.upserts).isEmpty();
        assertThat(file.deletes).isEmpty();
        assertThat(file.problems).hasSize(1);
        assertThat(file.summary.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04", "05|x", "09|x", "11|x", "1|x", "010|x", "1O|x", "0:|x|y", "ab|x", "|x", " 10|x", "100", "٣٣|x"
            })
    void refusesAnyOtherRow(String row) {
        Reader file = Reader.of(Sample.file("10|a|b|", row));
        assertThat(file.problem().rule()).isEqualTo("F1");
        assertThat(file.problem().line()).isEqualTo(6);
        assertThat(file.summary.structureOk()).isFalse();
        assertThat(file.upserts).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "00|acme",
                "00|acme|cc5|20261120",
                "00|acme|cc5|20261120|ref|",
                "00||cc5|20261120|ref",
                "00|acme||20261120|ref",
                "00|acme|cc5||ref",
                "00|acme|cc5|20261120|",
                "00|acme|cc5|20261120| ",
                "00|acme|cc5|20260230|ref",
                "00|acme|cc5|yesterday|ref",
                "00|acme|cc5|11/20/2026|ref",
                "00|acme|cc5|2026-02-30|ref",
                "00|acme|cc5|2026-11-20T25:00:00Z|ref"
            })
    void refusesAWrongRow00(String row) {
        assertWrong(Sample.withHeader(row, ROW_01, ROW_02, ROW_03), "F1", 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20261120",
                "20261120235959",
                "2026-11-20",
                "2026-11-20T08:30:00",
                "2026-11-20T08:30:00Z",
                "2026-11-20T08:30:00.1234567+01:00"
            })
    void takesACreateTimeOfAnyStandardForm(String time) {
        String row = "00|acme|cc5|" + time + "|ref";
        assertThat(Reader.of(Sample.withHeader(row, ROW_01, ROW_02, ROW_03, "10|a|b")).problems)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"01", "01|e|w|b|d", "01|e|w|b|d|a|", "01||w|b|d|a", "01|e||b|d|a", "01|e|w||d|a", "01|e|w|b||a"})
    void refusesAWrongRow01(String row) {
        assertWrong(Sample.withHeader(ROW_00, row, ROW_02, ROW_03), "F1", 2);
    }

    @Test
    void takesARow01WithoutAnActionCode() {
        assertThat(Reader.of(Sample.withHeader(ROW_00, "01|e|w|b|d|", ROW_02, ROW_03, "10|a|b")).problems)
                .isEmpty();
    }

    @Test
    void decodesEscapesInTheHeader() {
        Reader file =
                Reader.of(Sample.withHeader("00|a#/#b|cc5|20261120|line#Enter#line", ROW_01, ROW_02, ROW_03, "10|a|b"));
        assertThat(file.headers.get(0).customerCode()).isEqualTo("a|b");
        assertThat(file.headers.get(0).referenceId()).isEqualTo("line\r\nline");
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
