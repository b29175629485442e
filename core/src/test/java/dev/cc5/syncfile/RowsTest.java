package dev.cc5.syncfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows 10, 90 and 99: CATALOGUE F12 to F15, F22, F25, F26, F28 to F32, F40 to F43. */
class RowsTest {
    @ParameterizedTest
    @ValueSource(strings = {"10", "10|", "10|a", "10|a|b|c", "10|a|b|c|", "10|a|b||", "10|a|b| "})
    void refusesARow10WithMoreOrFewerValuesThanFields(String row) {
        Reader file = Reader.of(Sample.file(row, "10|x|y|"));
        assertThat(file.problem().rule()).isEqualTo("F4");
        assertThat(file.problem().line()).isEqualTo(5);
        assertThat(file.problem().expected()).startsWith("2 values");
        assertThat(file.upserts).containsExactly(List.of("x", "y"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "10|a|b|c; 3 values",
                "10|a|b|c|; 3 values and a | at the end",
                "10|a|b||; 3 values and a | at the end",
                "10|a|; ''",
                "90|a|b; 2 values",
                "90|a|; 2 values, the last one empty",
                "90|a||; 3 values"
            })
    void tellsAPipeAtTheEndApartFromAValue(String row, String found) {
        assertThat(Reader.of(Sample.file(row)).problems)
                .extracting(Problem::found)
                .isEqualTo(found.isEmpty() ? List.of() : List.of(found));
    }

    @Test
    void aBadRowDoesNotSpoilTheStructure() {
        Reader file = Reader.of(Sample.file("10|a", "10|b|c|", "90|d|e"));
        assertThat(file.summary.structureOk()).isTrue();
        assertThat(file.summary.badRows()).isEqualTo(2);
        assertThat(file.summary.upserts()).isEqualTo(1);
        assertThat(file.summary.deletes()).isZero();
        assertThat(file.summary.errors()).isEqualTo(2);
        assertThat(file.summary.isValid()).isFalse();
    }

    @Test
    void takesRowsWithAndWithoutATrailingPipe() {
        Reader file = Reader.of(Sample.file("10|a|b", "10|a|b|", "10|a|", "10|a||"));
        assertThat(file.problems).isEmpty();
        assertThat(file.upserts)
                .containsExactly(List.of("a", "b"), List.of("a", "b"), List.of("a", ""), List.of("a", ""));
    }

    @Test
    void takesEmptyValuesOfEveryType() {
        String fields = "id|s:string|i:int|n:number|b:bool|d:date|a:array|o:object|l:list";
        Reader file = Reader.of(Sample.withFields(fields, "10|k|||||||||"));
        assertThat(file.problems).isEmpty();
        assertThat(file.upserts.get(0)).isEqualTo(List.of("k", "", "", "", "", "", "", "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10||b|", "90|"})
    void refusesAnEmptyKey(String row) {
        Reader file = Reader.of(Sample.file(row));
        assertThat(file.problem().rule()).isEqualTo("F4");
        assertThat(file.problem().column()).isEqualTo("id");
        assertThat(file.summary.badRows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "90|a|b", "90|a|"})
    void refusesARow90WithMoreOrFewerValuesThanTheKey(String row) {
        Reader file = Reader.of(Sample.file(row, "90|x"));
        assertThat(file.problem().rule()).isEqualTo("F5");
        assertThat(file.deletes).containsExactly(List.of("x"));
        assertThat(file.summary.deletes()).isEqualTo(1);
    }

    @Test
    void checksTheTypeOfAKeyThatIsDeleted() {
        Reader file = Reader.of(Sample.withFields("id:int|name", "90|x"));
        assertThat(file.problem().rule()).isEqualTo("F2");
        assertThat(file.problem().column()).isEqualTo("id");
    }

    @Test
    void keepsTheOrderOfUpsertsAndDeletes() {
        Reader file = Reader.of(Sample.file("90|a", "10|a|1|", "90|b", "10|b|2|"));
        assertThat(file.lines).containsExactly(5L, 6L, 7L, 8L);
        assertThat(file.problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "a#/#b, a|b",
                "#/#, |",
                "#/##/#, ||",
                "##/##, #|#",
                "#/#/#, |/#",
                "#/, #/",
                "#Ent#, #Ent#",
                "#enter#, #enter#",
                "#Enter, #Enter",
                "a#b, a#b",
                "###, ###"
            })
    void decodesEscapesAndNothingElse(String written, String meant) {
        Reader file = Reader.of(Sample.file("10|a|" + written + "|"));
        assertThat(file.upserts.get(0).get(1)).isEqualTo(meant);
    }

    @Test
    void decodesLineBreaksAlsoInKeys() {
        Reader file = Reader.of(Sample.file("10|a#Enter#b|#Enter##Enter#|", "90|x#/#y"));
        assertThat(file.upserts).containsExactly(List.of("a\r\nb", "\r\n\r\n"));
        assertThat(file.deletes).containsExactly(List.of("x|y"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"  spaces  ", "\"quoted\"", "'", "back\\slash", "tab\there", "=1+1", "\u0001", "\uFEFF", "😀"})
    void takesAnyOtherTextAsItIs(String value) {
        assertThat(Reader.of(Sample.file("10|a|" + value + "|")).upserts.get(0).get(1))
                .isEqualTo(value);
    }

    @Test
    void refusesAFileWithoutFooter() {
        Reader file = Reader.of(Sample.lines(Sample.ROW_00, Sample.ROW_01, Sample.ROW_02, Sample.ROW_03, "10|a|b|"));
        assertThat(file.problem().rule()).isEqualTo("F1");
        assertThat(file.problem().line()).isEqualTo(5);
        assertThat(file.problem().expected()).contains("99|1").contains("cut off");
        assertThat(file.summary.structureOk()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "99|", "99|0", "99|1", "99|3", "99|-2", "99|2.0", "99|+2", "99| 2", "99|٢"})
    void refusesAFooterWithAnotherCount(String footer) {
        assertWrongFooter(footer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99|18446744073709551618", "99|2|code|more", "99|2|code||", "99|2|code|more|"})
    void refusesAFooterWithTooMuchInIt(String footer) {
        assertWrongFooter(footer);
    }

    private static void assertWrongFooter(String footer) {
        Reader file = Reader.of(Sample.file("10|a|b|", "90|c").replace("99|2", footer));
        assertThat(file.problem().rule()).isEqualTo("F7");
        assertThat(file.problem().line()).isEqualTo(7);
        assertThat(file.summary.structureOk()).isFalse();
        assertThat(file.summary.upserts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99|2", "99|2|", "99|2|code", "99|2|code|", "99|2||", "99|002"})
    void takesAFooterWithAndWithoutValidationCode(String footer) {
        Reader file = Reader.of(Sample.file("10|a|b|", "90|c").replace("99|2", footer));
        assertThat(file.problems).isEmpty();
        assertThat(file.summary.isValid()).isTrue();
    }

    @Test
    void countsBadRowsIntoTheFooterToo() {
        assertThat(Reader.of(Sample.file("10|a", "10|b|c|")).problems)
                .extracting(Problem::rule)
                .containsExactly("F4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "10|a|b|", "99|0\n", "\0", "\uFEFF", " "})
    void refusesAnythingAfterTheFooter(String rest) {
        Reader file = Reader.of(Sample.file("10|a|b|") + rest);
        assertThat(file.problems).last().extracting(Problem::rule).isEqualTo("F8");
        assertThat(file.problems).last().extracting(Problem::line).isEqualTo(7L);
        assertThat(file.summary.structureOk()).isFalse();
    }

    @Test
    void warnsOfAFileWithoutRows() {
        Reader file = Reader.of(Sample.file());
        assertThat(file.problem().severity()).isEqualTo(Problem.Severity.WARNING);
        assertThat(file.summary.isValid()).isTrue();
        assertThat(file.summary.structureOk()).isTrue();
        assertThat(file.summary.warnings()).isEqualTo(1);
    }
}
