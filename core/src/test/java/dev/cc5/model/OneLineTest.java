package dev.cc5.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
    @Test
    void nothingMovesTheCursorOrTurnsTheDirection() {
        assertThat(OneLine.of("\u001b[2Jb\r\nc\u202Ed\u2028e\0f\u200Fg😀\uD83D", 100))
                .isEqualTo("[2Jb  c\uFFFDd e f\uFFFDg😀\uFFFD");
    }

    @Test
    void isCutWithoutHalvingACharacter() {
        assertThat(OneLine.of("abc", 3)).isEqualTo("abc");
        assertThat(OneLine.of("abcd", 3)).isEqualTo("ab…");
        assertThat(OneLine.of("a😀bd", 3)).isEqualTo("a…");
        assertThat(OneLine.of(" ".repeat(1000) + "x", 3)).isEmpty();
    }
}
