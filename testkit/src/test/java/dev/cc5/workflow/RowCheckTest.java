package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.ActionId;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.KeyField;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.RowKey;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.testkit.Failures;
import dev.cc5.workflow.RowProof.Unproven;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowCheckTest extends WorkflowFixture {
    private static final ActionId OURS = new ActionId("action-1");
    private static final ActionId THEIRS = new ActionId("action-2");
    private static final ImportedRows ROWS =
            new ImportedRows(DESTINATION, "cc-family", OURS, List.of(new KeyField("entityId", KeyField.Kind.TEXT)));

    private RowProof verify(RowKey... keys) {
        return workflow.verify(ROWS, expecting(List.of(keys)), minutes(30));
    }

    private static ExpectedRows expecting(List<RowKey> keys) {
        return new ExpectedRows() {
            @Override
            public long count() {
                return keys.size();
            }

            @Override
            public void forEachKey(Consumer<RowKey> consumer) {
                keys.forEach(consumer);
            }
        };
    }

    private static RowKey[] keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> RowKey.of("F-" + i)).toArray(RowKey[]::new);
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

        assertThatThrownBy(() -> workflow.verify(ROWS, interrupted, minutes(30)))
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
