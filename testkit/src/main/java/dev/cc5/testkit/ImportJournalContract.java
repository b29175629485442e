package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cc5.model.ActionId;
import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.model.Destination;
import dev.cc5.model.FileId;
import dev.cc5.model.FilePath;
import dev.cc5.model.ImportRequest;
import dev.cc5.model.RemoteFile;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link ImportJournal} promises. */
public interface ImportJournalContract {
    /**
     * A journal on the state of this test, which is empty at first, with the machine's own clock. Each call opens
     * another one, as another process would; a journal that lives in one object gives that object.
     */
    ImportJournal open();

    private static JournalKey key(String fingerprint) {
        return new JournalKey(
                "sha256:" + fingerprint, "https://portal.example.com", new Destination("w", "b", "wks_family", "f"));
    }

    private static RemoteFile file(String id) {
        return new RemoteFile(new FileId(id), new FilePath("//my.bucket/" + id), new ActionId("action-" + id));
    }

    @Test
    default void findsNothingAtFirst() {
        try (Claim claim = open().claim(key("1"))) {
            assertThat(claim.found()).isEmpty();
        }
    }

    @Test
    default void findsNothingWhereNothingWasRecorded() {
        open().claim(key("1")).close();

        findsNothingAtFirst();
    }

    @Test
    default void findsWhatWasRecordedLast() {
        for (Stage stage : Stage.values()) {
            try (Claim claim = open().claim(key("1"))) {
                claim.record(Stage.UPLOADED, file("old"));
                claim.record(stage, file("new"));
            }
            try (Claim claim = open().claim(key("1"))) {
                assertThat(claim.found()).hasValueSatisfying(found -> {
                    assertThat(found.stage()).isEqualTo(stage);
                    assertThat(found.file()).isEqualTo(file("new"));
                    assertThat(found.at()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
                });
            }
        }
    }

    @Test
    default void countsTheStarts() {
        Stage[] way = {Stage.UPLOADED, Stage.STARTING, Stage.STARTING, Stage.STARTED};
        int[] starts = {0, 1, 2, 2};
        for (int i = 0; i < way.length; i++) {
            try (Claim claim = open().claim(key("1"))) {
                claim.record(way[i], file("1"));
            }
            try (Claim claim = open().claim(key("1"))) {
                assertThat(claim.found()).map(JournalEntry::starts).contains(starts[i]);
            }
        }
    }

    @Test
    default void whatIsBegunIsNoEntryYet() {
        MemoryFile source = MemoryFile.of("family.cc5txt", "content");
        ImportRequest request = new ImportRequest(source, key("1").destination());
        try (Claim claim = open().claim(key("1"))) {
            claim.begin(request);
            assertThat(claim.found()).isEmpty();
        }
        try (Claim claim = open().claim(key("1"))) {
            assertThat(claim.found()).isEmpty();
            claim.begin(request);
            claim.record(Stage.UPLOADING, file("1"));
            assertThat(claim.found()).map(JournalEntry::stage).contains(Stage.UPLOADING);
        }
    }

    @Test
    default void keepsNamesCharacterForCharacter() {
        String name = "../ä \"x\" \\ | 文 \uD83D\uDE00 %2F " + "long".repeat(200);
        JournalKey key =
                new JournalKey(name, "https://portal.example.com:8443", new Destination(name, name, name, name));
        RemoteFile file = new RemoteFile(new FileId(name), new FilePath("//" + name), new ActionId(name));
        try (Claim claim = open().claim(key)) {
            claim.record(Stage.STARTED, file);
        }
        try (Claim claim = open().claim(key)) {
            assertThat(claim.found()).map(JournalEntry::file).contains(file);
        }
    }

    @Test
    default void givesAClaimToOneOnly() {
        ImportJournal journal = open();
        try (Claim claim = journal.claim(key("1"))) {
            assertThatThrownBy(() -> journal.claim(key("1"))).isInstanceOf(AlreadyClaimedException.class);
            assertThatThrownBy(() -> open().claim(key("1"))).isInstanceOf(AlreadyClaimedException.class);
            claim.record(Stage.UPLOADED, file("1"));
            Attempt.of(() -> journal.claim(key("1")), List.of()).failsWith(AlreadyClaimedException.class);
        }
    }

    @Test
    default void canBeClaimedAgainOnceClosed() {
        ImportJournal journal = open();
        journal.claim(key("1")).close();
        journal.claim(key("1")).close();
        open().claim(key("1")).close();
    }

    @Test
    default void aRefusedClaimTakesNothingFromItsHolder() {
        ImportJournal journal = open();
        try (Claim holder = journal.claim(key("1"))) {
            assertThatThrownBy(() -> journal.claim(key("1"))).isInstanceOf(AlreadyClaimedException.class);
            holder.record(Stage.STARTING, file("1"));
            assertThatThrownBy(() -> journal.claim(key("1"))).isInstanceOf(AlreadyClaimedException.class);
        }
        try (Claim next = journal.claim(key("1"))) {
            assertThat(next.found()).map(JournalEntry::stage).contains(Stage.STARTING);
        }
    }

    @Test
    default void closingAgainTakesNothingFromTheNextHolder() {
        ImportJournal journal = open();
        Claim first = journal.claim(key("1"));
        first.close();
        try (Claim second = journal.claim(key("1"))) {
            first.close();
            assertThatThrownBy(() -> journal.claim(key("1"))).isInstanceOf(AlreadyClaimedException.class);
            second.record(Stage.UPLOADED, file("1"));
        }
    }

    @Test
    default void keepsDifferentKeysApart() {
        Destination there = new Destination("w", "b", "e", "f");
        List<JournalKey> keys = List.of(
                new JournalKey("p", "o", there),
                new JournalKey("p2", "o", there),
                new JournalKey("p", "o2", there),
                new JournalKey("p", "o", new Destination("w2", "b", "e", "f")),
                new JournalKey("p", "o", new Destination("w", "b2", "e", "f")),
                new JournalKey("p", "o", new Destination("w", "b", "e2", "f")),
                new JournalKey("p", "o", new Destination("w", "b", "ef", "")),
                new JournalKey("p", "o", new Destination("w", "b", "e", "f2")));
        ImportJournal journal = open();
        List<Claim> claims = keys.stream().map(journal::claim).toList();
        IntStream.range(0, keys.size()).forEach(i -> claims.get(i).record(Stage.STARTED, file("file" + i)));
        claims.forEach(Claim::close);

        for (int i = 0; i < keys.size(); i++) {
            try (Claim claim = open().claim(keys.get(i))) {
                assertThat(claim.found()).map(JournalEntry::file).contains(file("file" + i));
            }
        }
    }

    @Test
    default void givesAClaimToOneOfManyThreads() {
        ImportJournal journal = open();
        AtomicInteger holders = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        inManyThreads(() -> {
            try (Claim claim = journal.claim(key("1"))) {
                most.accumulateAndGet(holders.incrementAndGet(), Math::max);
                claim.record(Stage.UPLOADED, file("1"));
                holders.decrementAndGet();
            } catch (AlreadyClaimedException e) {
                Thread.onSpinWait();
            }
        });

        assertThat(most).as("how many held the claim at the same time").hasValue(1);
    }

    @Test
    default void recordsFromManyThreads() {
        ImportJournal journal = open();
        AtomicInteger numbers = new AtomicInteger();
        inManyThreads(() -> {
            String name = "n" + numbers.incrementAndGet();
            try (Claim claim = journal.claim(key(name))) {
                claim.record(Stage.SUCCEEDED, file(name));
            }
        });

        for (int i = 1; i <= numbers.get(); i++) {
            try (Claim claim = open().claim(key("n" + i))) {
                assertThat(claim.found()).map(JournalEntry::file).contains(file("n" + i));
            }
        }
    }

    private static void inManyThreads(Runnable task) {
        Supplier<Attempt> tenTimes =
                () -> Attempt.of(() -> IntStream.range(0, 10).forEach(i -> task.run()), List.of());
        List<Attempt> attempts = Stream.generate(tenTimes).limit(8).toList();
        attempts.forEach(Attempt::succeeds);
    }
}
