package dev.cc5.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cc5.model.KeyField.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeyFieldTest {
    private final KeyField number = new KeyField("entityId", Kind.NUMBER);

    @Test
    void aNumberHasOneText() {
        assertThat(number.canonical("7.0")).isEqualTo("7");
        assertThat(number.canonical("1e999999999")).isEqualTo("1e999999999");
        assertThat(number.canonical("1" + "0".repeat(999))).isEqualTo("1e999");
    }

    @Test
    void aNumberOfAMillionDigitsIsNotComputedWith() {
        String digits = "7".repeat(1 << 20);

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> number.canonical(digits)))
                .isEqualTo(digits);
    }
}
