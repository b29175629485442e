package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.Step;
import dev.cc5.testkit.Failures;
import dev.cc5.testkit.MemoryFile;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What retries cost all imports of a workflow together, and what successes give back. */
class RetryTokensTest extends WorkflowFixture {
    private static final RetryPolicy POOR =
            new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(20), 28);

    @Test
    void successesGiveBackWhatARetryCost() {
        RetryPolicy oneRetry =
                new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(20), 14);
        workflow = builder().retryPolicy(oneRetry).build();
        portal.outOfReach(Step.REQUEST_SLOT);
        // Each import gives back 2: for its slot and its start.
        for (int i = 0; i < 7; i++) {
            workflow.run(request(MemoryFile.of("family.cc5txt", "content " + i)), minutes(30), heard);
        }
        portal.outOfReach(Step.REQUEST_SLOT);
        workflow.run(request(), minutes(30), heard);
        assertThat(runs()).isEqualTo(8);
    }

    @Test
    void troubleWithS3LeavesThePortalsTokensAlone() {
        workflow = builder().retryPolicy(POOR).build();
        portal.outOfReach(Step.UPLOAD).outOfReach(Step.UPLOAD);
        portal.outOfReach(Step.START_IMPORT).outOfReach(Step.START_IMPORT);
        workflow.run(request(), minutes(30), heard);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void stopsRetryingWhenAllImportsTogetherHaveUsedTheTokens() {
        workflow = builder().retryPolicy(POOR).build();
        for (int i = 0; i < 6; i++) {
            portal.outOfReach(Step.REQUEST_SLOT);
        }
        failureOfRun();
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(3);
        failureOfRun();
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(4);
    }

    @Test
    void workflowsIntoOnePortalStopRetryingTogether() {
        for (int i = 0; i < 6; i++) {
            portal.outOfReach(Step.REQUEST_SLOT);
        }
        workflow = builder().retryPolicy(POOR).build();
        failureOfRun();
        workflow = builder().retryPolicy(POOR).sharing(workflow).build();
        failureOfRun();
        assertThat(portal.calls(Step.REQUEST_SLOT)).isEqualTo(4);
    }

    @Test
    void aRetryAfterSlowDownCostsLess() {
        RetryPolicy poor =
                new RetryPolicy(4, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(20), 13);
        workflow = builder().retryPolicy(poor).build();
        for (int i = 0; i < 3; i++) {
            portal.failsBefore(Step.UPLOAD, () -> Failures.throttled(Step.UPLOAD, Duration.ZERO));
        }
        failureOfRun();
        assertThat(portal.calls(Step.UPLOAD)).isEqualTo(3);
    }
}
