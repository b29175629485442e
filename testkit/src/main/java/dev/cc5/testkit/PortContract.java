package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.Deadline;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What all driven ports promise alike. A test of an adapter implements the contract of one port, which extends
 * this; a class of its own (or a {@code @Nested} one) for each port.
 */
public interface PortContract {
    /** So much time is enough for nobody in a situation in which nothing comes back. */
    Duration SHORT = Duration.ofMillis(400);

    /** Whoever ends this much after the deadline has not honoured it. */
    Duration GRACE = Duration.ofSeconds(5);

    /** Gets a call of the port ready. Implemented by the contract of each port. */
    PortCall prepare(Situation situation);

    /** What no error may tell: the key that the adapter under test was given, for example. */
    default List<String> secrets() {
        return List.of();
    }

    /** Makes one call and returns its failure, which must be of this type; its text was checked. */
    default <X extends ImportException> X failure(Situation situation, Class<X> type) {
        return prepare(situation).begin().failsWith(type);
    }

    @Test
    default void worksFromManyThreads() {
        PortCall call = prepare(Situation.WORKING);
        List<Attempt> attempts = Stream.generate(call::begin).limit(4).toList();
        attempts.forEach(Attempt::succeeds);
    }

    @Test
    default void saysThatNothingWasSentWhenTheOtherSideIsOutOfReach() {
        TemporaryException e = failure(Situation.OUT_OF_REACH, TemporaryException.class);

        assertThat(e.sent()).isEqualTo(Sent.NO);
        assertThat(e.trouble()).isEqualTo(Trouble.NETWORK);
    }

    @Test
    default void givesUpWhenTheDeadlineComes() {
        PortCall call = prepare(Situation.SILENT);
        Deadline deadline = Deadline.in(SHORT);

        call.begin(deadline).failsWith(TemporaryException.class);

        assertThat(deadline.elapsed()).as("how long it took").isLessThan(SHORT.plus(GRACE));
    }

    @Test
    default void doesNotSucceedAfterTheDeadline() {
        prepare(Situation.WORKING).begin(Deadline.in(Duration.ZERO)).failsWith(TemporaryException.class);
    }

    @Test
    default void isCancelledByAnInterrupt() {
        Attempt attempt = prepare(Situation.SILENT).begin().interruptAfter(SHORT);

        attempt.failsWith(ImportCancelledException.class);
        assertThat(attempt.endedInterrupted()).as("the thread's interrupt flag").isTrue();
    }

    @Test
    default void isCancelledWhenInterruptedBeforeAndWorksAgainAfterwards() {
        PortCall call = prepare(Situation.WORKING);
        PortCall interrupted = new PortCall(
                deadline -> {
                    Thread.currentThread().interrupt();
                    call.action().accept(deadline);
                },
                call.secrets());

        Attempt attempt = interrupted.begin();

        attempt.failsWith(ImportCancelledException.class);
        assertThat(attempt.endedInterrupted()).as("the thread's interrupt flag").isTrue();
        call.begin().succeeds();
    }
}
