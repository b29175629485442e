package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.LocalFile;
import dev.cc5.model.Phase;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.Step;
import dev.cc5.model.StillRunningException;
import dev.cc5.model.TemporaryException;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import dev.cc5.testkit.Failures;
import dev.cc5.testkit.FakePortal;
import dev.cc5.testkit.MemoryFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where one behaviour ends and another begins: what a small slip would shift. */
class BoundariesTest extends WorkflowFixture {
    private static final RetryPolicy POOR =
            new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(20), 28);

    @Test
    void theJournalIsToldWhatIsImportedAndThenEachStage() {
        List<String> told = new ArrayList<>();
        workflow = builder().journal(telling(told)).build();
        workflow.run(request(), minutes(30));
        assertThat(told).containsExactly("begin", "UPLOADING", "UPLOADED", "STARTING", "STARTED", "SUCCEEDED");
    }

    private ImportJournal telling(List<String> told) {
        return key -> {
            Claim claim = journal.claim(key);
            return new Claim() {
                @Override
                public Optional<JournalEntry> found() {
                    return claim.found();
                }

                @Override
                public void begin(ImportRequest request) {
                    told.add("begin");
                }

                @Override
                public void record(Stage stage, RemoteFile file) {
                    told.add(stage.name());
                    claim.record(stage, file);
                }

                @Override
                public void close() {
                    claim.close();
                }
            };
        };
    }

    @Test
    void aSourceThatChangedIsNotImportedThoughTheUploaderDidNotNotice(@TempDir Path folder) throws IOException {
        Path path = Files.writeString(folder.resolve("family.cc5txt"), "content");
        workflow = builder()
                .fileUploader((source, slot, counter, deadline) -> append(path))
                .build();
        assertThatThrownBy(() -> workflow.run(request(LocalFile.of(path)), minutes(30)))
                .isInstanceOf(SourceRefusedException.class);
        assertThat(portal.calls(Step.START_IMPORT)).isZero();
    }

    private static void append(Path path) {
        try {
            Files.writeString(path, "more", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void successesGiveBackWhatARetryCost() {
        RetryPolicy oneRetry =
                new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(20), 14);
        workflow = builder().retryPolicy(oneRetry).build();
        portal.outOfReach(Step.REQUEST_SLOT);
        // Each import gives back 2: for its slot and its start.
        for (int i = 0; i < 7; i++) {
            workflow.run(request(MemoryFile.of("family.cc5txt", "content " + i)), minutes(30));
        }
        portal.outOfReach(Step.REQUEST_SLOT);
        workflow.run(request(), minutes(30));
        assertThat(runs()).isEqualTo(8);
    }

    @Test
    void thePollPolicyIsTheOneThatWasGiven() {
        Duration often = Duration.ofMillis(10);
        workflow = builder().pollPolicy(new PollPolicy(often, often, often)).build();
        portal.phases(Phase.RUNNING, Phase.RUNNING, Phase.SUCCEEDED);
        workflow.run(request(), minutes(30));
        assertThat(timing.sleeps()).containsExactly(often, often);
    }

    @Test
    void troubleWithS3LeavesThePortalsTokensAlone() {
        workflow = builder().retryPolicy(POOR).build();
        portal.outOfReach(Step.UPLOAD).outOfReach(Step.UPLOAD);
        portal.outOfReach(Step.START_IMPORT).outOfReach(Step.START_IMPORT);
        workflow.run(request(), minutes(30));
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void noRetryIsBegunThatWouldReachTheDeadline() {
        portal.failsBefore(Step.REQUEST_SLOT, () -> Failures.throttled(Step.REQUEST_SLOT, Duration.ofMinutes(4)));
        assertThat(failureOfRun(minutes(4))).isInstanceOf(TemporaryException.class);
        assertThat(timing.passed()).isZero();
    }

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
    void theLastLookComesASecondBeforeTheDeadline() {
        portal.phases(Phase.RUNNING);
        assertThat(failureOfRun(minutes(10))).isInstanceOf(StillRunningException.class);
        assertThat(timing.passed()).isEqualTo(Duration.ofMinutes(10).minusSeconds(1));
    }

    @Test
    void saysWhetherThePollsFailedToTheEnd() {
        portal.phases(Phase.RUNNING);
        assertThat(failureOfRun(minutes(1)).getMessage())
                .contains("its last status was \"")
                .doesNotContain("the last poll failed");
        for (int i = 0; i < 100; i++) {
            portal.outOfReach(Step.CHECK_STATUS);
        }
        assertThat(failureOfRun(minutes(1)).getMessage())
                .contains("no status was seen")
                .contains("the last poll failed");
    }

    @Test
    void aSensibleAnswerForgivesThoseWithoutSense() {
        for (int i = 0; i < 4; i++) {
            portal.failsBefore(Step.CHECK_STATUS, () -> Failures.senseless(Step.CHECK_STATUS));
        }
        portal.phases(Phase.RUNNING, Phase.SUCCEEDED);
        workflow.run(request(), minutes(30));
        assertThat(portal.calls(Step.CHECK_STATUS)).isEqualTo(6);
    }

    @Test
    void submitReturnsTheFileAndAsksForNoStatus() {
        assertThat(workflow.submit(request(), minutes(30))).isEqualTo(file());
        assertThat(portal.calls(Step.CHECK_STATUS)).isZero();
    }

    @Test
    void theSecondStartIsNotDoubtedBeforeTheSettleTimeHasPassedAgain() {
        portal.requestLost(Step.START_IMPORT).answerLost(Step.START_IMPORT).phases(Phase.SUCCEEDED);
        workflow.run(request(), minutes(30));
        assertThat(timing.sleeps().stream().filter(Duration.ofSeconds(3)::equals))
                .hasSize(2);
    }

    @Test
    void thereIsNoSecondStartWhereTheTimeIsUpFirst() {
        portal.requestLost(Step.START_IMPORT);
        ImportException failure = failureOfRun(timing.deadline(Duration.ofSeconds(3)));
        assertThat(failure).hasMessageContaining("the time was up");
        assertThat(portal.calls(Step.START_IMPORT)).isEqualTo(1);
    }

    @Test
    void policiesThatMakeNoSenseAreRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new PollPolicy(Duration.ZERO, second, second)).hasMessageContaining("more than zero");
        assertThatThrownBy(() -> new PollPolicy(second.negated(), second, second))
                .hasMessageContaining("more than zero");
        assertThatThrownBy(() -> new PollPolicy(second.plusNanos(1), second, second))
                .hasMessageContaining("shorter than the first");
        assertThat(new PollPolicy(second, second, second).longest()).isEqualTo(second);
        assertThatThrownBy(() -> new RetryPolicy(0, second, second, second, 0)).hasMessageContaining("at least 1");
        assertThat(new RetryPolicy(1, second, second, second, 0).attempts()).isEqualTo(1);
    }

    @Test
    void thePortalsNameInTheJournalCanBeGiven() {
        workflow = builder().portal("https://other.example.com").build();
        workflow.run(request(), minutes(30));
        JournalKey key = new JournalKey(request().source().fingerprint(), "https://other.example.com", DESTINATION);
        try (Claim claim = journal.claim(key)) {
            assertThat(claim.found()).map(JournalEntry::stage).contains(Stage.SUCCEEDED);
        }
        assertThatThrownBy(() -> ImportWorkflow.builder()
                        .uploadUrlProvider(portal.uploadUrlProvider().orElseThrow())
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("FileUploader, FileImporter, StatusChecker")
                .hasMessageNotContaining("UploadUrlProvider");
        assertThat(FakePortal.ORIGIN).isNotEqualTo("https://other.example.com");
    }

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
