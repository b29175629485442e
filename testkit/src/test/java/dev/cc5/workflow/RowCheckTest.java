package dev.cc5.workflow;

import static dev.cc5.workflow.RowsOfOneFile.OURS;
import static dev.cc5.workflow.RowsOfOneFile.ROWS;
import static dev.cc5.workflow.RowsOfOneFile.THEIRS;
import static dev.cc5.workflow.RowsOfOneFile.expecting;
import static dev.cc5.workflow.RowsOfOneFile.keys;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.RowKey;
import dev.cc5.model.Step;
import dev.cc5.workflow.RowProof.Unproven;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the rows at the portal prove. */
class RowCheckTest extends WorkflowFixture {
    private RowProof verify(RowKey... keys) {
        return workflow.verify(ROWS, expecting(List.of(keys)), minutes(30), heard);
    }

    @Test
    void oneQuestionIsEnoughWhenAllRowsAreThere() {
        portal.wrote(OURS, keys(0, 2500));

        assertThat(verify(keys(0, 2500))).isEqualTo(RowProof.counted(2500, 2500));
        assertThat(portal.calls(Step.QUERY_ROWS)).isEqualTo(1);
        assertThat(timing.sleeps()).isEmpty();
    }

    @Test
    void noRowsAreProvenByNone() {
        assertThat(verify().addsUp()).isTrue();
        assertThat(portal.calls(Step.QUERY_ROWS)).isEqualTo(1);
    }

    @Test
    void rowsThatShowLateAreCountedAgainAsThePollPolicySays() {
        portal.goesWell(Step.QUERY_ROWS)
                .onNext(Step.QUERY_ROWS, () -> portal.wrote(OURS, keys(0, 1)))
                .onNext(Step.QUERY_ROWS, () -> portal.wrote(OURS, keys(1, 2)));

        assertThat(verify(keys(0, 2)).addsUp()).isTrue();
        assertThat(timing.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofMillis(1500));
        assertThat(heard.events).contains("0 of 2 rows", "1 of 2 rows", "2 of 2 rows");
    }

    @Test
    void missingRowsAreNamedAfterHalfAMinute() {
        portal.wrote(OURS, keys(0, 3));
        portal.wrote(OURS, keys(4, 5));

        RowProof proof = verify(keys(0, 5));

        assertThat(proof)
                .isEqualTo(new RowProof(
                        5, 4, 1, 0, List.of(new Unproven(RowKey.of("F-3"), Optional.empty())), Optional.empty()));
        assertThat(proof.addsUp()).isFalse();
        assertThat(timing.passed()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(35));
        assertThat(portal.calls(Step.QUERY_ROWS)).isEqualTo(9);
    }

    @Test
    void theFirstMissingRowsAreNamedAndAllAreCountedABatchAtATime() {
        portal.wrote(OURS, keys(0, 1));

        RowProof proof = verify(keys(0, 2500));

        assertThat(proof.missing()).isEqualTo(2499);
        assertThat(proof.unproven()).hasSize(RowProof.NAMED);
        assertThat(proof.unproven().get(0)).hasToString("F-1");
        assertThat(portal.calls(Step.QUERY_ROWS)).isEqualTo(8 + 3);
    }

    @Test
    void rowsWithTheMarkOfAnotherImportAreToldApartFromMissingOnes() {
        portal.wrote(OURS, keys(0, 2)).wrote(THEIRS, keys(1, 2));

        RowProof proof = verify(keys(0, 3));

        assertThat(proof.expected()).isEqualTo(3);
        assertThat(proof.found()).isEqualTo(1);
        assertThat(proof.overwritten()).isEqualTo(1);
        assertThat(proof.missing()).isEqualTo(1);
        assertThat(proof.unproven())
                .extracting(Unproven::toString)
                .containsExactly("F-1 (written by action action-2)", "F-2");
    }

    @Test
    void moreRowsThanTheFileHasAreNoProof() {
        portal.wrote(OURS, keys(0, 3));

        RowProof proof = verify(keys(0, 2));

        assertThat(proof.addsUp()).isFalse();
        assertThat(proof.found()).isEqualTo(3);
        assertThat(proof.missing()).isZero();
        assertThat(timing.sleeps()).isEmpty();
    }

    @Test
    void rowsThatAppearWhileTheirKeysAreAskedForAreFound() {
        for (int i = 0; i < 8; i++) {
            portal.goesWell(Step.QUERY_ROWS);
        }
        portal.onNext(Step.QUERY_ROWS, () -> portal.wrote(OURS, keys(0, 2)));

        assertThat(verify(keys(0, 2)).addsUp()).isTrue();
    }
}
