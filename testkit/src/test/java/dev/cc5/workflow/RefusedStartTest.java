package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.ActionId;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportException;
import dev.cc5.model.NotAuthorisedException;
import dev.cc5.model.Phase;
import dev.cc5.model.RefusedException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.Sent;
import dev.cc5.model.Step;
import dev.cc5.model.Tracking;
import dev.cc5.port.FileImporter;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.testkit.Failures;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Step 3 is refused: that can come after the portal began. */
class RefusedStartTest extends WorkflowFixture {
    static Stream<Supplier<ImportException>> refusals() {
        return Stream.of(
                () -> Failures.refused(Step.START_IMPORT, "no"),
                () -> Failures.notAuthorised(Step.START_IMPORT),
                () -> new ConfigurationException(
                        Explanation.of(Step.START_IMPORT, "there is no such path", ""), Sent.MAYBE, null));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void goesOnWhereTheStatusShowsThatItBegan(Supplier<ImportException> refusal) {
        portal.failsAfter(Step.START_IMPORT, refusal::get).phases(Phase.RUNNING, Phase.SUCCEEDED);
        assertThat(workflow.run(request(), minutes(30), heard).status()).isPresent();
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(1);
        assertThat(heard.events).contains("refused: its status shows that it began all the same", "started");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isRefusedAsItWasWhereTheStatusShowsThatNothingBegan(Supplier<ImportException> refusal) {
        portal.failsBefore(Step.START_IMPORT, refusal::get);
        assertThat(failureOfRun()).hasSameClassAs(refusal.get());
        assertThat(portal.calls(Step.CHECK_STATUS)).isEqualTo(1);
        Stage stage = refusal.get() instanceof RefusedException ? Stage.ENDED : Stage.UPLOADED;
        assertThat(recorded()).isEqualTo(stage);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isRefusedAndAskedAboutInTheNextRunWhereTheStatusCannotBeAsked(Supplier<ImportException> refusal) {
        portal.failsAfter(Step.START_IMPORT, refusal::get)
                .failsBefore(Step.CHECK_STATUS, () -> Failures.notAuthorised(Step.CHECK_STATUS));
        assertThat(failureOfRun()).hasSameClassAs(refusal.get());
        assertThat(recorded()).isEqualTo(Stage.STARTING);

        workflow.run(request(), minutes(30), heard);
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(1);
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void isRefusedAndAskedAboutInTheNextRunWhereTheStatusMayMeanEither() {
        portal.hidesNotBegun().failsBefore(Step.START_IMPORT, () -> Failures.refused(Step.START_IMPORT, "no"));
        assertThat(failureOfRun()).isInstanceOf(RefusedException.class);
        assertThat(recorded()).isEqualTo(Stage.STARTING);
    }

    @Test
    void isNotAskedAboutWhereItSurelyWasNotActedOn() {
        portal.failsBefore(
                Step.START_IMPORT,
                () -> new NotAuthorisedException(
                        Explanation.of(Step.START_IMPORT, "the gateway said no", ""), Sent.NO, null));
        assertThat(failureOfRun()).isInstanceOf(NotAuthorisedException.class);
        assertThat(portal.calls(Step.CHECK_STATUS)).isZero();
        assertThat(recorded()).isEqualTo(Stage.UPLOADED);
    }

    @Test
    void anAdapterRepeatsItWhereNothingBeganAndThatIsTold() {
        portal.failsBefore(Step.START_IMPORT, () -> Failures.refused(Step.START_IMPORT, "not so"));
        workflow = builder().fileImporter(new TriesTwice()).build();
        assertThat(workflow.run(request(), minutes(30), heard).status()).isPresent();
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(2);
        assertThat(heard.events).contains("refused: trying the other way");
    }

    @Test
    void anAdapterDoesNotRepeatWhatBegan() {
        portal.everyStartRuns().failsAfter(Step.START_IMPORT, () -> Failures.refused(Step.START_IMPORT, "not so"));
        workflow = builder().fileImporter(new TriesTwice()).build();
        assertThat(workflow.run(request(), minutes(30), heard).status()).isPresent();
        assertThat(runs()).isEqualTo(1);
        // Once for the question, once for the end: the refusal is not asked about twice.
        assertThat(portal.calls(Step.CHECK_STATUS)).isEqualTo(2);
    }

    @Test
    void aSecondRefusalIsAskedAboutAnew() {
        portal.failsBefore(Step.START_IMPORT, () -> Failures.refused(Step.START_IMPORT, "not so"))
                .failsAfter(Step.START_IMPORT, () -> Failures.refused(Step.START_IMPORT, "nor so"));
        workflow = builder().fileImporter(new TriesTwice()).build();
        assertThat(workflow.run(request(), minutes(30), heard).status()).isPresent();
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void aStartThatIsNeverAnsweredLeavesTimeToAsk() {
        portal.neverAnswers(Step.START_IMPORT);
        assertThat(workflow.run(request(), timing.deadline(Duration.ofMinutes(1)), heard)
                        .status())
                .isPresent();
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(1);
    }

    /** An adapter that knows two ways to start an import. */
    private final class TriesTwice implements FileImporter {
        @Override
        public Optional<ActionId> startImport(RemoteFile file, Tracking tracking, Deadline deadline) {
            return portal.fileImporter().orElseThrow().startImport(file, tracking, deadline);
        }

        @Override
        public Optional<ActionId> startImport(RemoteFile file, Tracking tracking, Repeat repeat, Deadline deadline) {
            try {
                return startImport(file, tracking, deadline);
            } catch (RefusedException e) {
                if (!repeat.mayFollow(e, "trying the other way")) {
                    throw e;
                }
                return startImport(file, tracking, deadline);
            }
        }
    }

    private Stage recorded() {
        try (var claim = journal.claim(workflow.key(request()))) {
            return claim.found().orElseThrow().stage();
        }
    }
}
