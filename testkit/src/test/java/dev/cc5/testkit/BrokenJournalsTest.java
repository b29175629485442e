package dev.cc5.testkit;

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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract of the journal sees journals that are broken. */
class BrokenJournalsTest {
    private static final RemoteFile FILE = new RemoteFile(new FileId("x"), new FilePath("//x"), new ActionId("x"));
    private static final JournalKey ONE_KEY = new JournalKey("f", "p", new Destination("w", "b", "e"));

    private final BrokenSubject<ImportJournal> subject = new BrokenSubject<>(
            ImportJournal.class, FakeSubjects.Journals.class, b -> FakeSubjects.Journals.breakage = b);

    @TestFactory
    Stream<DynamicTest> brokenJournalsAreCaught() {
        ofEntries();
        ofClaims();
        ofKeys();
        return subject.proofs();
    }

    private void ofEntries() {
        subject.flaw("invents", finding(e -> Optional.of(at(e, Instant.now()))), "findsNothingAtFirst")
                .flaw("records by itself", recordingByItself(), "findsNothingWhereNothingWasRecorded")
                .flaw(
                        "forgets",
                        finding(found -> Optional.empty()),
                        "findsWhatWasRecordedLast",
                        "recordsFromManyThreads")
                .flaw("forgets when", finding(e -> Optional.of(at(e, Instant.EPOCH))), "findsWhatWasRecordedLast")
                .flaw("takes a beginning for more", beginningAsUploading(), "whatIsBegunIsNoEntryYet")
                .flaw("does not count", finding(e -> e.map(BrokenJournalsTest::uncounted)), "countsTheStarts")
                .flaw(
                        "knows one stage only",
                        finding(e -> e.map(BrokenJournalsTest::started)),
                        "findsWhatWasRecordedLast")
                .flaw(
                        "changes names",
                        finding(e -> e.map(BrokenJournalsTest::lowered)),
                        "keepsNamesCharacterForCharacter");
    }

    private void ofClaims() {
        subject.flaw(
                        "refuses nobody",
                        BrokenJournalsTest::refusingNobody,
                        "givesAClaimToOneOnly",
                        "givesAClaimToOneOfManyThreads")
                .flaw("never releases", closing(claim -> {}), "canBeClaimedAgainOnceClosed")
                .flaw(
                        "lets a refused one take over",
                        BrokenJournalsTest::takenOver,
                        "aRefusedClaimTakesNothingFromItsHolder")
                .flaw(
                        "releases what others hold",
                        BrokenJournalsTest::closedTwice,
                        "closingAgainTakesNothingFromTheNextHolder");
    }

    private void ofKeys() {
        subject.flaw(
                        "ignores the destination",
                        keyed(key -> new JournalKey(key.fingerprint(), key.portal(), ONE_KEY.destination())),
                        "keepsDifferentKeysApart")
                .flaw(
                        "ignores the portal",
                        keyed(key -> new JournalKey(key.fingerprint(), "p", key.destination())),
                        "keepsDifferentKeysApart")
                .flaw("joins names", keyed(BrokenJournalsTest::joined), "keepsDifferentKeysApart");
    }

    private static JournalEntry at(Optional<JournalEntry> entry, Instant at) {
        return new JournalEntry(
                entry.map(JournalEntry::stage).orElse(Stage.ENDED),
                entry.map(JournalEntry::file).orElse(FILE),
                entry.map(JournalEntry::starts).orElse(0),
                at);
    }

    private static JournalEntry started(JournalEntry entry) {
        return new JournalEntry(Stage.STARTED, entry.file(), entry.starts(), entry.at());
    }

    private static JournalEntry uncounted(JournalEntry entry) {
        return new JournalEntry(entry.stage(), entry.file(), 0, entry.at());
    }

    private static JournalEntry lowered(JournalEntry entry) {
        FileId id =
                new FileId(entry.file().id().value().toLowerCase(Locale.ROOT).replace('\\', '/'));
        return new JournalEntry(
                entry.stage(),
                new RemoteFile(id, entry.file().path(), entry.file().actionId()),
                entry.starts(),
                entry.at());
    }

    private static JournalKey joined(JournalKey key) {
        Destination to = key.destination();
        return new JournalKey(
                key.fingerprint(),
                key.portal(),
                new Destination(to.workspace(), to.bucket(), to.entityType() + to.folder()));
    }

    private static UnaryOperator<ImportJournal> keyed(UnaryOperator<JournalKey> flaw) {
        return good -> key -> good.claim(flaw.apply(key));
    }

    private static UnaryOperator<ImportJournal> finding(UnaryOperator<Optional<JournalEntry>> flaw) {
        return good -> key -> new ClaimAround(good.claim(key)) {
            @Override
            public Optional<JournalEntry> found() {
                return flaw.apply(super.found());
            }
        };
    }

    private static UnaryOperator<ImportJournal> beginningAsUploading() {
        return good -> key -> new ClaimAround(good.claim(key)) {
            @Override
            public void begin(ImportRequest request) {
                record(Stage.UPLOADING, FILE);
            }
        };
    }

    private static UnaryOperator<ImportJournal> closing(Consumer<Claim> flaw) {
        return good -> key -> new ClaimAround(good.claim(key)) {
            @Override
            public void close() {
                flaw.accept(claim);
            }
        };
    }

    private static UnaryOperator<ImportJournal> recordingByItself() {
        return closing(claim -> {
            claim.record(Stage.UPLOADED, FILE);
            claim.close();
        });
    }

    /** Each claim is made under a key of its own. */
    private static ImportJournal refusingNobody(ImportJournal good) {
        AtomicInteger numbers = new AtomicInteger();
        return key ->
                new ClaimAround(good.claim(
                        new JournalKey(key.fingerprint() + numbers.incrementAndGet(), "p", key.destination()))) {
                    @Override
                    public void record(Stage stage, RemoteFile file) {
                        super.record(stage, file);
                        LockSupport.parkNanos(1_000_000);
                    }
                };
    }

    private static ImportJournal takenOver(ImportJournal good) {
        Map<JournalKey, Claim> holders = new ConcurrentHashMap<>();
        return key -> {
            try {
                Claim claim = good.claim(key);
                holders.put(key, claim);
                return claim;
            } catch (AlreadyClaimedException e) {
                Objects.requireNonNull(holders.get(key)).close();
                throw e;
            }
        };
    }

    private static ImportJournal closedTwice(ImportJournal good) {
        Map<JournalKey, Claim> holders = new ConcurrentHashMap<>();
        return key -> {
            Claim claim = good.claim(key);
            holders.put(key, claim);
            return new ClaimAround(claim) {
                @Override
                public void close() {
                    Objects.requireNonNull(holders.get(key)).close();
                }
            };
        };
    }
}
