package dev.cc5.syncfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What values of each type but JSON may look like: CATALOGUE F16 to F20. */
class ValuesTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = ';',
            value = {
                "int; 0 1 -1 42 -0 007 9223372036854775807 -9223372036854775808 000000000000000000000001",
                "number; 0 1 -1 1.5 -0.25 12345678901234567890.123456789 00.5",
                "bool; true false 0 1",
                "date; 20261231 20240229 00010101 99991231 20261231235959 20260101000000",
                "array; a a,b,c , ,, 1,2,3",
                "string; anything"
            })
    void takesRightValues(String type, String values) {
        for (String value : values.trim().split(" ")) {
            Reader file = Reader.of(Sample.withValue(type, value));
            assertThat(file.problems).as(value).isEmpty();
            assertThat(file.upserts.get(0).get(1)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "1e3",
                "+1",
                " 1",
                "1 ",
                "٣",
                "9223372036854775808",
                "-9223372036854775809",
                "1,000",
                "-",
                "--1",
                "0x1F",
                "1_000",
                "12345678901234567890123"
            })
    void refusesWhatIsNoInt(String value) {
        assertWrong("int", value, "whole number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "-Infinity",
                "1.",
                ".5",
                "-.5",
                "1,5",
                "1e400",
                "1E5",
                "+1",
                "1.2.3",
                " 1.5",
                "-",
                ".",
                "٣.٥",
                "0x1p3",
                "1.5f",
                "$5"
            })
    void refusesWhatIsNoNumber(String value) {
        assertWrong("number", value, "a number");
    }

    @Test
    void limitsTheDigitsOfANumber() {
        assertThat(Reader.of(Sample.withValue("number", "-" + "1".repeat(60) + "." + "2".repeat(40))).problems)
                .isEmpty();
        assertWrong("number", "1".repeat(60) + "." + "2".repeat(41), "at most 100 digits");
        assertWrong("number", "1".repeat(400), "at most 100 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "True", "yes", "no", "2", "-1", "01", "t", " true", "false "})
    void refusesWhatIsNoBool(String value) {
        assertWrong("bool", value, "true, false, 1 or 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20260230",
                "20261301",
                "20260001",
                "20260100",
                "20260132",
                "20250229",
                "19000229",
                "00000101",
                "20260101240000",
                "20260101006000",
                "20260101000060",
                "20260101999999",
                "2026-01-01",
                "202601",
                "202601010000",
                "2026010100000",
                "20260101T00000",
                " 20260101",
                "٢٠٢٦٠١٠١",
                "2026010a",
                "20260:01"
            })
    void refusesWhatIsNoDateThatExists(String value) {
        assertWrong("date", value, "a date that exists");
    }

    @Test
    void tellsEveryWrongValueOfARow() {
        Reader file = Reader.of(Sample.withFields("id:int|b:bool|d:date", "10|x|y|z|"));
        assertThat(file.problems).extracting(Problem::column).containsExactly("id", "b", "d");
        assertThat(file.summary.badRows()).isEqualTo(1);
        assertThat(file.summary.errors()).isEqualTo(3);
    }

    private static Problem assertWrong(String type, String value, String expected) {
        Reader file = Reader.of(Sample.withValue(type, value));
        Problem problem = file.problem();
        assertThat(problem.rule()).isEqualTo("F2");
        assertThat(problem.line()).isEqualTo(5);
        assertThat(problem.column()).isEqualTo("value");
        assertThat(problem.expected()).contains(expected);
        assertThat(file.upserts).isEmpty();
        assertThat(file.summary.badRows()).isEqualTo(1);
        assertThat(file.summary.structureOk()).isTrue();
        return problem;
    }
}
