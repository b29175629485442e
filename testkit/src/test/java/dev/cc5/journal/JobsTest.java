package dev.cc5.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ActionId;
import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.Labels;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.Tracking;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The journal as a list of jobs. */
class JobsTest extends JournalFixture {
    private static final Labels LABELS = new Labels(
            Optional.of("claims of März"),
            List.of("b", "a b", "a=b"),
            Map.of(
                    "n ä=1",
                    new BigDecimal("1.50"),
                    "flag",
                    true,
                    "text",
                    "[\"x\", {}]\n\uD800",
                    "deep",
                    List.of(Map.of("k,}", List.of("", 2L)), List.of(), Map.of())));

    @Test
    void tellsWhatWasBegun() {
        Tracking tracking = new Tracking(Optional.of(new ActionId("a-1")), Optional.of("the night's run"));
        Map<String, String> notes = Map.of("source", "/data/März 1.cc5txt", "a b", "");
        ImportRequest request = new ImportRequest(SOURCE, DESTINATION, LABELS, tracking);
        try (Claim claim = open().notes(r -> notes).claim(KEY)) {
            claim.begin(request);
        }

        Job job = job();
        assertThat(job.key()).contains(KEY);
        assertThat(job.entry()).isEmpty();
        assertThat(job.damage()).isEmpty();
        assertThat(job.held()).isFalse();
        assertThat(job.updatedAt()).contains(now);
        assertThat(job.begun()).hasValueSatisfying(begun -> {
            assertThat(begun.at()).isEqualTo(now);
            assertThat(begun.name()).isEqualTo("family.cc5txt");
            assertThat(begun.size()).isEqualTo(7);
            assertThat(begun.tracking()).isEqualTo(tracking);
            assertThat(begun.notes()).isEqualTo(notes);
            assertThat(begun.labels().category()).isEqualTo(LABELS.category());
            assertThat(begun.labels().tags()).isEqualTo(LABELS.tags());
            assertThat(begun.labels().metadata())
                    .containsEntry("n ä=1", new BigDecimal("1.50"))
                    .containsEntry("flag", true)
                    .containsEntry("text", "[\"x\", {}]\n\uD800")
                    .containsEntry("deep", List.of(Map.of("k,}", List.of("", new BigDecimal(2))), List.of(), Map.of()));
        });
    }

    @Test
    void whatIsGoneOnWithKeepsWhatItWasBegunWith() {
        Tracking tracking = new Tracking(Optional.of(new ActionId("a-1")), Optional.of("the night's run"));
        Map<String, String> notes = Map.of("source", "/data/1.cc5txt");
        try (Claim claim = open().notes(r -> notes).claim(KEY)) {
            claim.begin(new ImportRequest(SOURCE, DESTINATION, LABELS, tracking));
        }
        Beginning first = job().begun().orElseThrow();
        now = now.plus(Duration.ofDays(1));
        record(Stage.UPLOADING);

        assertThat(job().begun())
                .contains(new Beginning(
                        now.minus(Duration.ofMinutes(1)), first.name(), first.size(), first.labels(), tracking, notes));
    }

    @Test
    void aWholeCommandTakesThePlaceOfAnother() {
        try (Claim claim =
                open().notes(r -> Map.of("source", "/a", "--sync", "true")).claim(KEY)) {
            claim.begin(new ImportRequest(SOURCE, DESTINATION, LABELS, Tracking.none()));
        }
        try (Claim claim = open().notes(r -> Map.of("source", "/b")).claim(KEY)) {
            claim.begin(REQUEST);
        }

        assertThat(job().begun()).hasValueSatisfying(begun -> {
            assertThat(begun.notes()).isEqualTo(Map.of("source", "/b"));
            assertThat(begun.labels()).isEqualTo(Labels.none());
        });
    }

    @Test
    void aPortalsPathIsPartOfTheKey() {
        record(Stage.STARTED);
        for (String path : List.of("/a", "/b")) {
            JournalKey key = new JournalKey(KEY.fingerprint(), KEY.portal() + path, DESTINATION);
            try (Claim claim = open().claim(key)) {
                assertThat(claim.found()).isEmpty();
                claim.record(Stage.STARTED, file("f" + path));
                assertThat(claim.job()).isEqualTo(DirectoryJournal.idOf(key));
            }
        }
        assertThat(open().jobs()).hasSize(3);
    }

    @Test
    void isFoundWhereThePortalWasKnownByItsOrigin() {
        try (Claim claim = open().notes(r -> Map.of("--portal", "HTTPS://Portal.example.com:443/api/v1//"))
                .claim(new JournalKey(KEY.fingerprint(), "https://portal.example.com", DESTINATION))) {
            claim.begin(REQUEST);
            claim.record(Stage.STARTED, file("f1"));
        }
        JournalKey key = new JournalKey(KEY.fingerprint(), "https://portal.example.com/api/v1", DESTINATION);
        JournalKey other = new JournalKey(KEY.fingerprint(), "https://portal.example.com/api/v2", DESTINATION);

        String id;
        try (Claim claim = open().claim(key)) {
            assertThat(claim.found()).map(JournalEntry::stage).contains(Stage.STARTED);
            claim.record(Stage.SUCCEEDED, file("f1"));
            id = claim.job();
        }
        assertThat(open().jobs()).singleElement().satisfies(job -> {
            assertThat(job.id()).isEqualTo(id);
            assertThat(job.isOf(key)).isTrue();
            assertThat(job.isOf(other)).isFalse();
            assertThat(job.entry()).map(JournalEntry::stage).contains(Stage.SUCCEEDED);
        });
        try (Claim claim = open().claim(other)) {
            assertThat(claim.found()).isEmpty();
        }
    }

    @Test
    void isResumedWithASourceThatCannotBeOpened() {
        record(Stage.UPLOADED);

        ImportRequest request = job().request().orElseThrow();
        assertThat(request.destination()).isEqualTo(DESTINATION);
        assertThat(request.source().fingerprint()).isEqualTo(SOURCE.fingerprint());
        assertThat(request.source().size()).isEqualTo(7);
        assertThat(request.source().name()).isEqualTo("family.cc5txt");
        assertThatThrownBy(() -> request.source().open()).isInstanceOf(SourceRefusedException.class);
        assertThatThrownBy(() -> request.source().verifyUnchanged()).isInstanceOf(SourceRefusedException.class);
    }

    @Test
    void tellsHowFarItCame() {
        record(Stage.UPLOADING, Stage.UPLOADED, Stage.STARTING);

        assertThat(job().entry()).contains(new JournalEntry(Stage.STARTING, file("f1"), 1, now));
        assertThat(job().updatedAt()).contains(now);
    }

    @Test
    void listsThemAll() {
        for (int i = 0; i < 20; i++) {
            try (Claim claim = open().claim(new JournalKey("n" + i, "p", DESTINATION))) {
                claim.record(Stage.STARTED, file("f" + i));
            }
        }

        assertThat(open().jobs())
                .extracting(job -> job.key().orElseThrow().fingerprint())
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void seesWhoIsHeldAndTakesNothingFromTheHolder() {
        try (Claim holder = open().claim(KEY)) {
            assertThat(open().jobs()).isEmpty();
            holder.record(Stage.UPLOADING, file("f1"));
            for (int i = 0; i < 3; i++) {
                assertThat(job().held()).isTrue();
                assertThatThrownBy(() -> open().claim(KEY)).isInstanceOf(AlreadyClaimedException.class);
            }
            assertThatThrownBy(() -> open().forget(ID)).isInstanceOf(AlreadyClaimedException.class);
            holder.record(Stage.STARTING, file("f1"));
        }
        assertThat(job().held()).isFalse();
        assertThat(found()).map(JournalEntry::stage).contains(Stage.STARTING);
    }

    @Test
    void forgetsWhatItIsToldTo() {
        record(Stage.STARTED);

        assertThat(open().forget(ID)).isTrue();
        assertThat(open().forget(ID)).isFalse();
        assertThat(open().forget("../../etc/x")).isFalse();
        assertThat(found()).isEmpty();
    }

    @Test
    void prunesOnlyWhatNoPortalHasToDoWith() {
        for (Stage stage : Stage.values()) {
            try (Claim claim = open().claim(new JournalKey(stage.name(), "p", DESTINATION))) {
                claim.begin(REQUEST);
                claim.record(stage, file("f1"));
            }
        }
        now = now.plus(Duration.ofDays(90));
        assertThat(open().prune(Duration.ofDays(90))).isZero();

        now = now.plusSeconds(1);
        assertThat(open().prune(Duration.ofDays(90))).isEqualTo(4);
        assertThat(open().jobs())
                .extracting(job -> job.entry().orElseThrow().stage())
                .containsExactlyInAnyOrder(Stage.STARTING, Stage.STARTED);
    }

    @Test
    void prunesNothingThatIsHeldOrDamaged() throws IOException {
        record(Stage.SUCCEEDED);
        now = now.plus(Duration.ofDays(100));
        try (Claim holder = open().claim(KEY)) {
            assertThat(holder.found()).isPresent();
            assertThat(open().prune(Duration.ofDays(1))).isZero();
        }
        byte[] content = Files.readAllBytes(jobFile());
        content[20] ^= 1;
        write(content);
        assertThat(open().prune(Duration.ofDays(1))).isZero();
    }

    @Test
    void prunesTheDamagedFilesOfAJobWithIt() throws IOException {
        open();
        write("rubbish\n".getBytes(StandardCharsets.US_ASCII));
        record(Stage.SUCCEEDED);
        assertThat(directory().resolve(ID + ".damaged-1")).exists();
        now = now.plus(Duration.ofDays(100));

        assertThat(open().prune(Duration.ofDays(1))).isEqualTo(1);
        assertThat(found()).isEmpty();
    }

    @Test
    void keepsTenThousandJobs() {
        // In memory: on a busy disk it takes minutes.
        DirectoryJournal journal = new DirectoryJournal(new ScriptedStorage(), () -> now);
        for (int i = 0; i < 10_000; i++) {
            try (Claim claim = journal.claim(new JournalKey("n" + i, "p", DESTINATION))) {
                claim.begin(REQUEST);
                claim.record(Stage.SUCCEEDED, file("f" + i));
            }
        }

        assertThat(journal.jobs()).hasSize(10_000);
        now = now.plus(Duration.ofDays(1));
        assertThat(journal.prune(Duration.ofHours(1))).isEqualTo(10_000);
        assertThat(journal.jobs()).isEmpty();
    }
}
