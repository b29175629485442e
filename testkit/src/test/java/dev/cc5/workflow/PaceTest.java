package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.Deadline;
import dev.cc5.model.FileId;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.testkit.Failures;
import dev.cc5.testkit.FakeTiming;
import dev.cc5.testkit.MemoryFile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The pace that all calls of a portal share: a token bucket at the portal refuses what is too fast. */
class PaceTest extends WorkflowFixture {
    private static final Step STEP = Step.CHECK_STATUS;
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private int refused;

    /** The portal's bucket, by the same clock. */
    private static final class Bucket {
        private final FakeTiming timing;
        private final double rate;
        private final double burst;
        private double tokens;
        private long since;

        Bucket(FakeTiming timing, double rate, double burst) {
            this.timing = timing;
            this.rate = rate;
            this.burst = burst;
            this.tokens = burst;
            this.since = timing.nanoTime();
        }

        boolean take() {
            long now = timing.nanoTime();
            tokens = Math.min(burst, tokens + rate * (now - since) / SECOND);
            since = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 40, 600", "10, 10, 400", "5, 20, 300", "3, 3, 150"})
    void usesNineTenthsOfWhatThePortalAllows(double rate, double burst, int calls) {
        drain(calls(), new Bucket(timing, rate, burst), calls);
        assertThat(timing.passed().toSeconds()).isLessThanOrEqualTo((long) Math.ceil((calls - burst) / rate / 0.9));
    }

    @ParameterizedTest
    @CsvSource({"20, 40, 600", "3, 3, 150"})
    void asksInVainForLittleMoreThanThePortalAllows(double rate, double burst, int calls) {
        drain(calls(), new Bucket(timing, rate, burst), calls);
        assertThat(refused).isLessThan(calls / 5);
    }

    @Test
    void findsAHigherLimitInTime() {
        PortalCalls paced = calls();
        drain(paced, new Bucket(timing, 3, 3), 60);
        Duration before = timing.passed();
        drain(paced, new Bucket(timing, 50, 50), 1000);
        assertThat(timing.passed().minus(before)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void isNeverMoreThanTheUserAllows() {
        drain(new PortalCalls(new Pace(timing, 4), timing), new Bucket(timing, 1000, 1000), 41);
        assertThat(timing.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void waitsForEverybodyAsLongAsThePortalAsked() {
        portal.failsBefore(Step.REQUEST_SLOT, () -> Failures.throttled(Step.REQUEST_SLOT, Duration.ofSeconds(7)));
        workflow.run(request(), minutes(30), heard);
        assertThat(timing.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        assertThat(runs()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST_SLOT", "START_IMPORT", "CHECK_STATUS"})
    void beingTooFastIsNoAttemptAndCostsNoTokens(Step step) {
        for (int i = 0; i < 40; i++) {
            portal.failsBefore(step, () -> Failures.throttled(step, Duration.ZERO));
        }
        RetryPolicy never =
                new RetryPolicy(1, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(20), 0);
        workflow = builder().retryPolicy(never).build();
        assertThat(workflow.run(request(), minutes(30), heard).status()).isPresent();
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void isSharedByWorkflowsIntoOnePortal() {
        ImportWorkflow one = builder().maxRate(1).build();
        ImportWorkflow other = builder().sharing(one).build();
        one.run(request(), minutes(30), heard);
        other.run(request(MemoryFile.of("b", "other")), minutes(30), heard);
        assertThat(timing.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void saysSoWhenTheTimeIsUpBeforeItsTurn() {
        workflow = builder().maxRate(0.01).build();
        workflow.run(request(), minutes(30), heard);
        FileId id = file().id();
        assertThatThrownBy(() -> workflow.status(id, minutes(1)))
                .isInstanceOf(TemporaryException.class)
                .hasMessageContaining("before the portal takes another call");
    }

    private PortalCalls calls() {
        return new PortalCalls(new Pace(timing, Double.POSITIVE_INFINITY), timing);
    }

    private void drain(PortalCalls paced, Bucket bucket, int wanted) {
        Deadline deadline = minutes(600);
        Events unheard = Events.of("f", ImportListener.NONE);
        for (int taken = 0; taken < wanted; ) {
            try {
                paced.make(STEP, deadline, unheard, () -> {
                    timing.pass(Duration.ofMillis(1));
                    if (!bucket.take()) {
                        throw Failures.throttled(STEP, Duration.ZERO);
                    }
                    return Boolean.TRUE;
                });
                taken++;
            } catch (TemporaryException e) {
                refused++;
            }
        }
    }
}
