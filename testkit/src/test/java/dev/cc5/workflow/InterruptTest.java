package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.Phase;
import dev.cc5.model.Step;
import org.junit.jupiter.api.Test;

/** An interrupt of the thread cancels. */
class InterruptTest extends WorkflowFixture {
    @Test
    void anInterruptEndsARetrysPauseAndAWaitingForTheStatus() {
        timing.onSleep(length -> Thread.currentThread().interrupt());
        portal.outOfReach(Step.REQUEST_SLOT);
        assertThat(failureOfRun()).isInstanceOf(ImportCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(1);

        portal.phases(Phase.RUNNING);
        assertThat(failureOfRun()).isInstanceOf(ImportCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(portal.calls(Step.CHECK_STATUS)).isEqualTo(1);
    }

    @Test
    void nothingIsAskedOnceTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        ImportException failure = failureOfRun();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(ImportCancelledException.class);
        assertThat(portal.calls(Step.REQUEST_SLOT)).isZero();
    }

    @Test
    void anInterruptCancelsAndStartsNothing() {
        portal.onNext(Step.UPLOAD, () -> Thread.currentThread().interrupt());
        ImportException failure = failureOfRun();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(ImportCancelledException.class);
        assertThat(portal.calls(Step.START_IMPORT)).isZero();
    }

    @Test
    void anInterruptWhileWaitingCancels() {
        portal.phases(Phase.RUNNING);
        timing.onSleep(length -> Thread.currentThread().interrupt());
        ImportException failure = failureOfRun();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(ImportCancelledException.class);
    }
}
