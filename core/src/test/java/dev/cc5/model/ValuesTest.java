package dev.cc5.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void destinationNeedsWorkspaceBucketAndEntityType() {
        assertThatThrownBy(() -> new Destination(" ", "b", "e")).hasMessageContaining("workspace");
        assertThatThrownBy(() -> new Destination("w", "", "e")).hasMessageContaining("bucket");
        assertThatThrownBy(() -> new Destination("w", "b", "")).hasMessageContaining("entity type");
    }

    @Test
    void idsTakeNoControlCharacters() {
        assertThatThrownBy(() -> new FileId("a\r\nx-evil: 1")).hasMessageContaining("control character");
        assertThatThrownBy(() -> new ActionId("a\u0000")).hasMessageContaining("control character");
        assertThatThrownBy(() -> new FilePath("")).hasMessageContaining("empty");
    }

    @Test
    void metadataTakesAnyJson() {
        Labels labels = new Labels(
                Optional.of("nightly"), List.of("a"), Map.of("n", 1, "list", List.of(true, Map.of("x", "y"))));
        assertThat(labels.metadata()).containsKeys("n", "list");
    }

    @Test
    void metadataTakesNothingThatHasNoFormInJson() {
        assertThatThrownBy(() -> labelled(new StringBuilder("x"))).hasMessageContaining("no form in JSON");
    }

    @Test
    void metadataDoesNotNestWithoutEnd() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertThatThrownBy(() -> labelled(endless)).hasMessageContaining("64 levels");
    }

    private static Labels labelled(Object value) {
        return new Labels(Optional.empty(), List.of(), Map.of("k", value));
    }

    @Test
    void deadlineFollowsTheMonotonicClockAndStaysOver() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
        Deadline deadline = Deadline.in(Duration.ofSeconds(10), nanos::get);
        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(10));
        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(6));
        assertThat(deadline.atMost(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(deadline.atMost(Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(6));
        assertThat(deadline.isOver()).isFalse();
        nanos.addAndGet(Duration.ofSeconds(60).toNanos());
        assertThat(deadline.remaining()).isZero();
        assertThat(deadline.isOver()).isTrue();
    }

    @Test
    void everyErrorSaysWhatWasDoneWhatHappenedAndWhatToDo() {
        RefusedException refused =
                new RefusedException(Explanation.of(Step.START_IMPORT, "the portal answered 400", "Read the message."));
        assertThat(refused).hasMessage("Starting the import: the portal answered 400. Read the message.");
    }

    @Test
    void finalPhasesAreThoseThePortalIsDoneWith() {
        assertThat(Arrays.stream(Phase.values()).filter(Phase::isFinal))
                .containsExactly(Phase.SUCCEEDED, Phase.PARTIAL, Phase.FAILED, Phase.CANCELLED);
    }
}
