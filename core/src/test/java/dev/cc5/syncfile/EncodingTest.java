package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** UTF-8 and nothing else: CATALOGUE F33, F35, F36. */
class EncodingTest {
    @Test
    void refusesAByteOrderMarkAndReadsOn() {
        Reader file = Reader.of("\uFEFF" + Sample.file("10|a|b|"));
        assertThat(file.problem().rule()).isEqualTo("F8");
        assertThat(file.problem().line()).isEqualTo(1);
        assertThat(file.problem().expected()).contains("UTF-8");
        assertThat(file.upserts).hasSize(1);
        assertThat(file.summary.structureOk()).isFalse();
    }

    @Test
    void refusesNul() {
        Reader file = Reader.of(Sample.file("10|a|b\0|", "10|x|y|"));
        assertThat(file.problem().rule()).isEqualTo("F8");
        assertThat(file.problem().found()).contains("NUL").contains("byte 7 of the line");
        assertThat(file.upserts).containsExactly(List.of("x", "y"));
        assertThat(file.summary.structureOk()).isTrue();
    }

    @Test
    void aFlawInTheHeaderOrTheFooterSpoilsTheStructure() {
        for (String wrong : List.of("acme", "wks_family", "02|id", "name", "99|1")) {
            Reader file = Reader.of(Sample.file("10|a|b|").replace(wrong, wrong + "\0"));
            assertThat(file.problem().rule()).as(wrong).isEqualTo("F8");
            assertThat(file.summary.structureOk()).isFalse();
        }
    }

    /** Bytes in hexadecimal: truncated, overlong, surrogates, beyond Unicode, stray, Windows-1252. */
    @ParameterizedTest
    @CsvSource({
        "C3, 3", "E282, 3", "F09F98, 3", "C080, 3", "C1BF, 3", "E08080, 3", "F0808080, 3", "EDA080, 3", "EDBFBF, 3",
        "F4908080, 3", "F5808080, 3", "FF, 3", "FE, 3", "80, 3", "BF, 3", "E9, 3", "C3A9E9, 5", "E28228, 3",
        "F09F2828, 3", "4142E9, 5", "61626364656667686970E9, 13"
    })
    void refusesBytesThatAreNotUtf8AndSaysWhere(String hex, int byteOfTheLine) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String before = Sample.file("10|a|b|").replace("99|1\n", "10|");
        bytes.write(before.getBytes(UTF_8));
        for (int i = 0; i < hex.length(); i += 2) {
            bytes.write(Integer.parseInt(hex, i, i + 2, 16));
        }
        bytes.write("|b|\n99|2\n".getBytes(UTF_8));
        Reader file = Reader.of(bytes.toByteArray());
        int offset = before.length() - 3 + byteOfTheLine;
        assertThat(file.problem().rule()).isEqualTo("F8");
        assertThat(file.problem().line()).isEqualTo(6);
        assertThat(file.problem().found())
                .contains("not UTF-8")
                .contains("byte " + (byteOfTheLine + 1) + " of the line")
                .contains("offset " + offset + " of the file");
        assertThat(file.upserts).containsExactly(List.of("a", "b"));
        assertThat(file.summary.badRows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "é",
                "\u0080",
                "\u07FF",
                "\u0800",
                "\uD7FF",
                "\uE000",
                "\uFFFD",
                "\uFFFF",
                "\uD800\uDC00",
                "\uDBFF\uDFFF"
            })
    void takesAllOfUnicode(String character) {
        Reader file = Reader.of(Sample.file("10|a|abcdefghijk" + character + "abcdefghijk" + character + "|"));
        assertThat(file.problems).isEmpty();
        assertThat(file.upserts.get(0).get(1)).isEqualTo("abcdefghijk" + character + "abcdefghijk" + character);
    }
}
