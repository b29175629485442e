package dev.cc5.workflow;

import static dev.cc5.workflow.RowsOfOneFile.OURS;
import static dev.cc5.workflow.RowsOfOneFile.ROWS;
import static dev.cc5.workflow.RowsOfOneFile.expecting;
import static dev.cc5.workflow.RowsOfOneFile.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.RowKey;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.testkit.Failures;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What ends the counting before it is a proof. */
class RowCheckFailuresTest extends WorkflowFixture {
    private RowProof verify(RowKey... keys) {
        return workflow.verify(ROWS, expecting(List.of(keys)), minutes(30), heard);
    }

    @Test
    void aCountThatFailsIsNoReasonToGiveUp() {
        portal.wrote(OURS, keys(0, 1))
                .outOfReach(Step.QUERY_ROWS)
                .failsBefore(Step.QUERY_ROWS, () -> Failures.throttled(Step.QUERY_ROWS, Duration.ofSeconds(20)));

        assertThat(verify(keys(0, 1)).addsUp()).isTrue();
        assertThat(timing.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(20));
    }

    @Test
    void countsThatFailForEverEndInTheirFailure() {
        for (int i = 0; i < 20; i++) {
            portal.outOfReach(Step.QUERY_ROWS);
        }

        assertThatThrownBy(() -> verify(keys(0, 1))).isInstanceOf(TemporaryException.class);
        assertThat(portal.calls(Step.QUERY_ROWS)).isEqualTo(8);
    }

    @Test
    void aQuotaThatIsUsedUpEndsTheCounting() {
        portal.failsBefore(Step.QUERY_ROWS, () -> Failures.quota(Step.QUERY_ROWS));

        assertThatThrownBy(() -> verify(keys(0, 1))).isInstanceOf(TemporaryException.class);
        assertThat(portal.calls(Step.QUERY_ROWS)).isEqualTo(1);
    }

    @Test
    void aPortalThatRefusesSaysSoAtOnce() {
        portal.failsBefore(Step.QUERY_ROWS, () -> Failures.notAuthorised(Step.QUERY_ROWS));

        assertThatThrownBy(() -> verify(keys(0, 1))).isInstanceOf(NotAuthorisedException.class);
        assertThat(timing.sleeps()).isEmpty();
    }

    @Test
    void countsThatDifferAreToldThoughThePortalRefusesTheKeys() {
        for (int i = 0; i < 8; i++) {
            portal.goesWell(Step.QUERY_ROWS);
        }
        portal.failsBefore(Step.QUERY_ROWS, () -> Failures.refused(Step.QUERY_ROWS, "no $in"));

        RowProof proof = verify(keys(0, 2));

        assertThat(proof.addsUp()).isFalse();
        assertThat(proof.expected()).isEqualTo(2);
        assertThat(proof.found()).isZero();
        assertThat(proof.trouble()).containsInstanceOf(RefusedException.class);
    }

    @Test
    void theDeadlineEndsTheCountingWithTheLastCount() {
        portal.wrote(OURS, keys(0, 1));

        RowProof proof = workflow.verify(ROWS, expecting(List.of(keys(0, 2))), timing.deadline(Duration.ofSeconds(3)));

        assertThat(proof.missing()).isEqualTo(1);
        assertThat(timing.passed()).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void anInterruptCancelsTheCounting() {
        timing.onSleep(length -> Thread.currentThread().interrupt());

        catchThrowableOfType(ImportCancelledException.class, () -> verify(keys(0, 1)));

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptedReadingOfTheFileIsACancellationAndNoProof() {
        ExpectedRows interrupted = new ExpectedRows() {
            @Override
            public long count() {
                return 1;
            }

            @Override
            public void forEachKey(Consumer<RowKey> consumer) {
                Thread.currentThread().interrupt();
                throw Failures.sourceChanged("its channel was closed");
            }
        };

        assertThatThrownBy(() -> workflow.verify(ROWS, interrupted, minutes(30), heard))
                .isInstanceOf(ImportCancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aPortalThatOffersNoRowsCannotBeAsked() {
        ImportWorkflow without = ImportWorkflow.builder()
                .uploadUrlProvider(portal.uploadUrlProvider().orElseThrow())
                .fileUploader(portal.fileUploader().orElseThrow())
                .fileImporter(portal.fileImporter().orElseThrow())
                .statusChecker(portal.statusChecker().orElseThrow())
                .build();

        assertThat(workflow.canVerify()).isTrue();
        assertThat(without.canVerify()).isFalse();
        assertThatThrownBy(() -> without.verify(ROWS, expecting(List.of()), minutes(1)))
                .isInstanceOf(IllegalStateException.class);
    }
}
