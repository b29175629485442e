package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How lines end: CATALOGUE F34. */
class LineEndsTest {
    @Test
    void takesLinesThatEndWithCrLf() {
        Reader file = Reader.of(Sample.file("10|a|b|", "10|c|d").replace("\n", "\r\n"));
        assertThat(file.problems).isEmpty();
        assertThat(file.upserts).containsExactly(List.of("a", "b"), List.of("c", "d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void takesALastLineWithoutEnd(String end) {
        Reader file = Reader.of(Sample.file("10|a|b|").replace("\n", end).stripTrailing());
        assertThat(file.problems).isEmpty();
        assertThat(file.summary.isValid()).isTrue();
    }

    @Test
    void refusesLinesThatEndDifferentlyOnce() {
        Reader file = Reader.of(Sample.file("10|a|b|\r", "10|c|d|", "10|e|f|\r"));
        assertThat(file.problem().rule()).isEqualTo("F8");
        assertThat(file.problem().line()).isEqualTo(5);
        assertThat(file.problem().found()).contains("CRLF");
        assertThat(file.summary.structureOk()).isFalse();
    }

    @Test
    void refusesACarriageReturnWithinALine() {
        Reader file = Reader.of(Sample.file("10|a|b\rc|", "10|x|y|"));
        assertThat(file.problem().rule()).isEqualTo("F8");
        assertThat(file.problem().line()).isEqualTo(5);
        assertThat(file.problem().found()).contains("carriage return").contains("byte 7 of the line");
        assertThat(file.summary.badRows()).isEqualTo(1);
        assertThat(file.summary.structureOk()).isTrue();
    }

    @Test
    void refusesACarriageReturnBeforeACrLf() {
        Reader file = Reader.of(Sample.file("10|a|b|\r").replace("\n", "\r\n"));
        assertThat(file.problem().found()).contains("carriage return");
    }

    @Test
    void refusesLinesThatEndWithCrOnly() {
        Reader file = Reader.of(Sample.file("10|a|b|").replace('\n', '\r'));
        assertThat(file.problems.get(0).found()).contains("carriage return");
        assertThat(file.summary.structureOk()).isFalse();
    }

    @Test
    void refusesABlankLineInBetween() {
        Reader file = Reader.of(Sample.file("10|a|b|", "", "10|c|d|"));
        assertThat(file.problem().rule()).isEqualTo("F8");
        assertThat(file.problem().line()).isEqualTo(6);
        assertThat(file.summary.structureOk()).isFalse();
    }

    @Test
    void readsAStreamThatGivesOneByteAtATime() {
        byte[] bytes = Sample.file("10|é|😀|", "90|x").replace("\n", "\r\n").getBytes(UTF_8);
        Reader file = Reader.of(new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1));
            }
        });
        assertThat(file.problems).isEmpty();
        assertThat(file.upserts).containsExactly(List.of("é", "😀"));
    }
}
