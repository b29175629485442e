package dev.cc5.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ConfigurationException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"exec sleep 60", "exec >&-; exec sleep 60"})
    void isGivenUpWhenItDoesNotEnd(String command) {
        long start = System.nanoTime();

        assertThatThrownBy(() -> new KeyCommand(command, Duration.ofMillis(200)).get())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("did not end within");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void isNeverShown() {
        assertThat(new KeyCommand("echo s3cret", Duration.ofSeconds(1))).hasToString("KeyCommand[]");
    }
}
