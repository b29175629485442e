package dev.cc5.syncfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void looksAtNothingBeyondTheEnd() {
        byte[] bytes = {'a', (byte) 0xC3, (byte) 0xA9};
        assertThat(Utf8.firstWrong(bytes, 0, 3)).isEqualTo(-1);
        assertThat(Utf8.firstWrong(bytes, 0, 2)).isEqualTo(1);
    }
}
