package dev.cc5.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {
    @Test
    void aValueIsJsonWhereItIsValidJsonAndTextWhereItIsNot() {
        assertThat(Metadata.of(List.of(
                        "n=5",
                        "d=1.10",
                        "b=true",
                        "s=\"5\"",
                        "o={\"a\":[1,{\"b\":false}]}",
                        "text=hello",
                        "zip=01234",
                        "two=1 2",
                        "empty=",
                        "equals=a=b",
                        "open={\"a\":")))
                .containsExactly(
                        entry("n", 5),
                        entry("d", new BigDecimal("1.10")),
                        entry("b", true),
                        entry("s", "5"),
                        entry("o", Map.of("a", List.of(1, Map.of("b", false)))),
                        entry("text", "hello"),
                        entry("zip", "01234"),
                        entry("two", "1 2"),
                        entry("empty", ""),
                        entry("equals", "a=b"),
                        entry("open", "{\"a\":"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"novalue", "=value", "k=null", "k={\"a\":[null]}"})
    void refusesWhatSaysNothing(String pair) {
        assertThatThrownBy(() -> Metadata.of(List.of(pair))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAKeyThatComesTwice() {
        assertThatThrownBy(() -> Metadata.of(List.of("k=1", "k=2"))).hasMessageContaining("k comes twice");
    }

    @Test
    void refusesAMemberThatComesTwice() {
        assertThatThrownBy(() -> Metadata.of(List.of("o={\"a\":1,\"a\":2}"))).hasMessageContaining("a member twice");
    }

    @Test
    void takesWhatHasSpaceAroundItForText() {
        assertThat(Metadata.of(List.of("pad= 12 "))).containsEntry("pad", " 12 ");
    }
}
