package dev.cc5.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.workflow.PollPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class LengthsTest {
    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "90s, PT1M30S",
        "30m, PT30M",
        "30M, PT30M",
        "2h, PT2H",
        "1h30m, PT1H30M",
        "2d, PT48H",
        "PT30M, PT30M",
        "pt1.5s, PT1.5S",
        "' 5s ', PT5S"
    })
    void readsWhatPeopleWrite(String text, Duration length) {
        assertThat(new Lengths().convert(text)).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "5",
                "s",
                "5 s",
                "5x",
                "5s x",
                "x5s",
                "-5s",
                "1.5s",
                "PT",
                "PX",
                "0s",
                "PT-5S",
                "400d",
                "99999999999s"
            })
    void refusesTheRestInWords(String text) {
        assertThatThrownBy(() -> new Lengths().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining(text.strip());
    }

    @Test
    void pollsInFixedOrGrowingIntervals() {
        Duration visible = PollPolicy.DEFAULT.visibleWithin();

        assertThat(new PollIntervals().convert("5s"))
                .isEqualTo(new PollPolicy(Duration.ofSeconds(5), Duration.ofSeconds(5), visible));
        assertThat(new PollIntervals().convert("1s..30s"))
                .isEqualTo(new PollPolicy(Duration.ofSeconds(1), Duration.ofSeconds(30), visible));
        assertThat(new PollIntervals().convert("2s.."))
                .isEqualTo(new PollPolicy(Duration.ofSeconds(2), Duration.ofSeconds(30), visible));
        assertThat(new PollIntervals().convert("2m.."))
                .isEqualTo(new PollPolicy(Duration.ofMinutes(2), Duration.ofMinutes(2), visible));
    }
}
