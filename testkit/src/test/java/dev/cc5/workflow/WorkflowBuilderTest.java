package dev.cc5.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Step;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import dev.cc5.testkit.Failures;
import dev.cc5.testkit.FakePortal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a workflow is built of. */
class WorkflowBuilderTest extends WorkflowFixture {
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
    void wiringNamesThePortsThatNobodyOffers() {
        assertThatThrownBy(() -> ImportWorkflow.builder()
                        .uploadUrlProvider((request, deadline) -> {
                            throw Failures.senseless(Step.REQUEST_SLOT);
                        })
                        .build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("FileUploader, FileImporter, StatusChecker")
                .hasMessageNotContaining("UploadUrlProvider");
    }
}
