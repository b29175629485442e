package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The time that passes when no other is injected. */
class TimingTest {
    @Test
    void theSystemsTimePasses() throws InterruptedException {
        Instant before = Instant.now();
        long nanos = System.nanoTime();
        assertThat(Timing.SYSTEM.now()).isBetween(before, Instant.now());
        Timing.SYSTEM.sleep(Duration.ofMillis(2));
        assertThat(Timing.SYSTEM.nanoTime() - nanos).isGreaterThanOrEqualTo(2_000_000L);
        assertThat(List.of(Timing.SYSTEM.random(), Timing.SYSTEM.random()))
                .doesNotHaveDuplicates()
                .allMatch(number -> number >= 0 && number < 1);
    }
}
