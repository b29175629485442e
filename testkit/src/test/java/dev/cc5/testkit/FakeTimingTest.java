package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FakeTimingTest {
    private final FakeTiming timing = new FakeTiming();

    @Test
    void passesOnlyBySleepingOrWhenTold() throws InterruptedException {
        Deadline deadline = timing.deadline(Duration.ofHours(2));

        timing.sleep(Duration.ofMinutes(50));
        timing.pass(Duration.ofMinutes(10));

        assertThat(timing.now()).isEqualTo(FakeTiming.START.plus(Duration.ofHours(1)));
        assertThat(timing.passed()).isEqualTo(Duration.ofHours(1));
        assertThat(deadline.remaining()).isEqualTo(Duration.ofHours(1));
        assertThat(timing.sleeps()).containsExactly(Duration.ofMinutes(50));
    }

    @Test
    void turnsTheWallClockOnly() {
        Deadline deadline = timing.deadline(Duration.ofHours(2));

        timing.turnWallClock(Duration.ofDays(-1));

        assertThat(timing.now()).isEqualTo(FakeTiming.START.minus(Duration.ofDays(1)));
        assertThat(deadline.remaining()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void givesTheScriptedNumbersThenAHalf() {
        timing.randoms(0, 0.99);

        assertThat(timing.random()).isZero();
        assertThat(timing.random()).isEqualTo(0.99);
        assertThat(timing.random()).isEqualTo(0.5);
        assertThatIllegalArgumentException().isThrownBy(() -> timing.randoms(1));
    }

    @Test
    void canBeInterruptedInASleepAsARealOne() {
        timing.onSleep(length -> Thread.currentThread().interrupt());

        assertThatThrownBy(() -> timing.sleep(Duration.ofSeconds(1))).isInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).isFalse();
        assertThat(timing.passed()).isZero();
    }
}
