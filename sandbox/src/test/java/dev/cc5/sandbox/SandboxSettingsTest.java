package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SandboxSettingsTest {
    static Stream<UnaryOperator<SandboxSettings.Builder>> outOfRange() {
        return Stream.of(
                settings -> settings.portalPort(-1),
                settings -> settings.s3Port(65536),
                settings -> settings.pace(Duration.ofMillis(-1)),
                settings -> settings.urlLifetime(Duration.ZERO),
                settings -> settings.urlLifetime(Duration.ofMillis(1500)),
                settings -> settings.urlLifetime(Duration.ofDays(8)),
                settings -> settings.apiKey(" "),
                settings -> settings.workspace(""),
                settings -> settings.bucket(""),
                settings -> settings.requestsPerSecond(-1),
                settings -> settings.requestsPerSecond(1).requestBurst(-1),
                settings -> settings.requestBurst(1),
                settings -> settings.requestQuota(-1),
                settings -> settings.gatewayTimeout(Duration.ZERO));
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void refusesWhatIsOutOfRange(UnaryOperator<SandboxSettings.Builder> change) {
        assertThatThrownBy(() -> change.apply(SandboxSettings.builder()).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Sandbox: ");
    }

    @Test
    void doesNotShowTheKey() {
        assertThat(SandboxSettings.builder().apiKey("secret-key").build().toString())
                .doesNotContain("secret-key");
    }
}
