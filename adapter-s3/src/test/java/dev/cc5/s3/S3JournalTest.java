package dev.cc5.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ActionId;
import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.model.Destination;
import dev.cc5.model.FileId;
import dev.cc5.model.FilePath;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.TemporaryException;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import dev.cc5.s3.SkippedVersionException.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Leases, and the order of versions. */
class S3JournalTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant END = NOW.plusSeconds(60);
    private static final RemoteFile FILE = new RemoteFile(new FileId("1"), new FilePath("//b/1"), new ActionId("a"));

    private final String bucket = TestS3.newBucket(s3());

    /** Which S3: there may be others. */
    S3Client s3() {
        return TestS3.client();
    }

    private S3Journal at(Instant now) {
        return new S3Journal(s3(), bucket, "journal/", () -> now.plusSeconds(60), InstantSource.fixed(now));
    }

    private static JournalKey version(String sequencer) {
        Optional<String> number = Optional.of(sequencer).filter(text -> !text.isEmpty());
        ObjectVersion version =
                new ObjectVersion("agency", "in/a b.cc5txt", Optional.empty(), Optional.of("e" + sequencer), number);
        return key(version.fingerprint());
    }

    private static JournalKey key(String fingerprint) {
        return new JournalKey(fingerprint, "https://portal.example.com", new Destination("w", "b", "e"));
    }

    private void start(String sequencer) {
        try (Claim claim = at(NOW).claim(version(sequencer))) {
            claim.record(Stage.STARTING, FILE);
        }
    }

    private static void assertSkipped(Throwable failure, Reason reason) {
        assertThat(failure)
                .isInstanceOf(SourceRefusedException.class)
                .cause()
                .isInstanceOfSatisfying(
                        SkippedVersionException.class,
                        skipped -> assertThat(skipped.reason()).isEqualTo(reason));
    }

    @Test
    void aLeaseEndsAtTheEndOfItsHolder() {
        Claim dead = at(NOW).claim(version("1"));
        dead.record(Stage.STARTING, FILE);

        assertThatThrownBy(() -> at(END.plusSeconds(1)).claim(version("1")))
                .as("within the skew of two clocks")
                .isInstanceOf(AlreadyClaimedException.class);
        try (Claim next = at(END.plusSeconds(3)).claim(version("1"))) {
            assertThat(next.found()).map(JournalEntry::stage).contains(Stage.STARTING);
        }
    }

    @Test
    void whoLostItsLeaseRecordsNothing() {
        Claim late = at(NOW).claim(version("1"));
        try (Claim next = at(END.plusSeconds(3)).claim(version("1"))) {
            assertThatThrownBy(() -> late.record(Stage.STARTING, FILE)).isInstanceOf(TemporaryException.class);
            late.close();
            next.record(Stage.STARTED, FILE);
            assertThat(next.found()).map(JournalEntry::starts).contains(0);
        }
    }

    @Test
    void anOlderVersionIsNotHandedOverAfterANewerOne() {
        start("00AB");
        assertThatThrownBy(() -> at(NOW).claim(version("00AA")))
                .satisfies(failure -> assertSkipped(failure, Reason.SUPERSEDED));
        start("00AC");
    }

    /** An event that told too high a sequencer must not hold up all that come after it. */
    @Test
    void whatLiesInS3NowIsNewerWhateverTheSequencersSay() {
        String agency = TestS3.newBucket(s3());
        start(agency, "forged", "FFFFFFFF");
        String now = TestS3.put(s3(), agency, "in/a.cc5txt", new byte[] {1});

        start(agency, now, "00AB");
        TestS3.put(s3(), agency, "in/a.cc5txt", new byte[] {2});
        assertThatThrownBy(() -> at(NOW).claim(version(agency, now, "00AA")))
                .satisfies(failure -> assertSkipped(failure, Reason.SUPERSEDED));
    }

    private static JournalKey version(String agency, String eTag, String sequencer) {
        return key(new ObjectVersion(agency, "in/a.cc5txt", Optional.empty(), Optional.of(eTag), Optional.of(sequencer))
                .fingerprint());
    }

    private void start(String agency, String eTag, String sequencer) {
        try (Claim claim = at(NOW).claim(version(agency, eTag, sequencer))) {
            claim.record(Stage.STARTING, FILE);
        }
    }

    /** A prefix is a folder, with its slash or without; it used to be glued to the names where it had none. */
    @Test
    void aPrefixMeansTheSameWithASlashAndWithout() {
        S3Journal with = new S3Journal(s3(), bucket, "records/", () -> END, InstantSource.fixed(NOW));
        S3Journal without = new S3Journal(s3(), bucket, "records", () -> END, InstantSource.fixed(NOW));
        assertThat(without.recordKey(version("1")))
                .isEqualTo(with.recordKey(version("1")))
                .startsWith("records/");

        try (Claim claim = with.claim(version("1"))) {
            claim.record(Stage.STARTED, FILE);
        }
        try (Claim claim = without.claim(version("1"))) {
            assertThat(claim.found()).map(JournalEntry::stage).contains(Stage.STARTED);
        }
    }

    @Test
    void aRecordWhoseNameThePrefixWasGluedToIsStillKnown() {
        S3Journal journal = new S3Journal(s3(), bucket, "records", () -> END, InstantSource.fixed(NOW));
        try (Claim claim = journal.claim(version("0B"))) {
            claim.record(Stage.STARTED, FILE);
        }
        String key = journal.recordKey(version("0B"));
        byte[] record =
                s3().getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray();
        TestS3.put(s3(), bucket, key.replace("/", ""), record);
        s3().deleteObject(gone -> gone.bucket(bucket).key(key));

        assertThatThrownBy(() -> journal.claim(version("0A")))
                .satisfies(failure -> assertSkipped(failure, Reason.SUPERSEDED));
        for (int round = 0; round < 2; round++) {
            try (Claim claim = journal.claim(version("0B"))) {
                assertThat(claim.found()).map(JournalEntry::stage).contains(Stage.STARTED);
            }
        }
    }

    @Test
    void shorterSequencersArePaddedOnTheRight() {
        start("0055AED6DCD90281E5");
        assertThatThrownBy(() -> at(NOW).claim(version("0055AED6DCD90281E4FF")))
                .satisfies(failure -> assertSkipped(failure, Reason.SUPERSEDED));
        start("0055AED6DCD90281E501");
    }

    @Test
    void aVersionThatWasOnlyClaimedHoldsNoOlderOneUp() {
        try (Claim claim = at(NOW).claim(version("0B"))) {
            claim.record(Stage.UPLOADED, FILE);
        }
        start("0A");
    }

    @Test
    void versionsOfOneObjectShareOneClaim() {
        Claim older = at(NOW).claim(version("0A"));
        assertThatThrownBy(() -> at(NOW).claim(version("0B"))).isInstanceOf(AlreadyClaimedException.class);
        older.close();
        at(NOW).claim(version("0B")).close();
    }

    @Test
    void aDuplicateOfAnOlderVersionFindsThatItWasHandedOver() {
        start("0A");
        start("0B");
        try (Claim claim = at(NOW).claim(version("0A"))) {
            assertThat(claim.found()).map(JournalEntry::stage).contains(Stage.STARTING);
        }
    }

    @Test
    void versionsWithoutASequencerAreAllHandedOver() {
        start("0B");
        start("");
        try (Claim claim = at(NOW).claim(version(""))) {
            assertThat(claim.found()).map(JournalEntry::stage).contains(Stage.STARTING);
        }
    }

    @Test
    void whatWasRefusedIsNotClaimedAgain() {
        at(NOW).refuse(version("0A"), "line 3 is wrong");

        assertThatThrownBy(() -> at(NOW).claim(version("0A")))
                .hasMessageContaining("line 3 is wrong")
                .satisfies(failure -> assertSkipped(failure, Reason.REFUSED_BEFORE));
        at(NOW).claim(version("0B")).close();
    }

    @Test
    void whatWasStartedIsFoundByOthersWhileItsHolderWaitsForTheEnd() {
        try (Claim holder = at(NOW).claim(version("1"))) {
            holder.record(Stage.STARTING, FILE);
            holder.record(Stage.STARTED, FILE);
            holder.record(Stage.SUCCEEDED, FILE);
            try (Claim other = at(NOW).claim(version("1"))) {
                assertThat(other.found()).map(JournalEntry::stage).contains(Stage.SUCCEEDED);
            }
        }
    }
}
