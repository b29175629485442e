package dev.cc5.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ActionId;
import dev.cc5.model.AlreadyClaimedException;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Destination;
import dev.cc5.model.FileId;
import dev.cc5.model.FilePath;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** Records as the journal of 1 December 2026 wrote them are found, believed and gone on with by every later one. */
class S3RecordsOfBeforeTest {
    private static final Instant THEN = Instant.parse("2026-11-25T12:00:00Z");
    private static final RemoteFile FILE =
            new RemoteFile(new FileId("F 1"), new FilePath("//my.bucket/ä|1"), new ActionId("a%1"));

    private final String bucket = TestS3.newBucket();

    private S3Journal at(Instant now) {
        return new S3Journal(TestS3.client(), bucket, "journal/", () -> now.plusSeconds(60), InstantSource.fixed(now));
    }

    private static JournalKey version(String sequencer) {
        ObjectVersion version = new ObjectVersion(
                "agency",
                "in/a b.cc5txt",
                Optional.of("v" + sequencer),
                Optional.of("e" + sequencer),
                Optional.of(sequencer));
        return key(version.fingerprint());
    }

    private static JournalKey key(String fingerprint) {
        return new JournalKey(
                fingerprint, "https://portal.example.com", new Destination("w 1", "b", "wks_family", "in/2026"));
    }

    private static final String OBJECT = "6cdb0cd51e6a3d012cad31abbed28b6511dea43d899eb88f2cbc485675690d81";
    private static final String CONTENT = "eaf837a1e9ca0b1e76240d6badda7710b8fb404ce7401d65eba033e186f9b30a";

    /** Puts the record to where the journal of then had it. */
    private void put(String name, String hash) throws IOException {
        put(name, hash, UnaryOperator.identity());
    }

    private void put(String name, String hash, UnaryOperator<String> change) throws IOException {
        try (InputStream text = getClass().getResourceAsStream("/journal-before/" + name + ".txt")) {
            String record = change.apply(new String(Objects.requireNonNull(text).readAllBytes(), UTF_8));
            TestS3.client()
                    .putObject(r -> r.bucket(bucket).key("journal/" + hash + ".txt"), RequestBody.fromString(record));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "uploading, UPLOADING, 0",
        "uploaded, UPLOADED, 0",
        "starting, STARTING, 1",
        "starting-held, STARTING, 1",
        "started, STARTED, 1",
        "succeeded, SUCCEEDED, 1",
        "ended, ENDED, 1"
    })
    void isFoundAndGoneOnWith(String name, Stage stage, int starts) throws IOException {
        put(name, OBJECT);
        Instant now = THEN.plusSeconds(120);

        try (Claim claim = at(now).claim(version("0A"))) {
            assertThat(claim.found()).contains(new JournalEntry(stage, FILE, starts, THEN));
            claim.record(Stage.STARTING, FILE);
            claim.record(Stage.STARTED, FILE);
        }
        try (Claim next = at(now).claim(version("0A"))) {
            assertThat(next.found()).contains(new JournalEntry(Stage.STARTED, FILE, starts + 1, now));
        }
    }

    @ParameterizedTest
    @CsvSource({"claimed", "released"})
    void whereNothingWasRecordedNothingIsFound(String name) throws IOException {
        put(name, OBJECT);
        try (Claim claim = at(THEN.plusSeconds(120)).claim(version("0A"))) {
            assertThat(claim.found()).isEmpty();
        }
    }

    @Test
    void aLeaseHolds() throws IOException {
        put("claimed", OBJECT);
        assertThatThrownBy(() -> at(THEN.plusSeconds(30)).claim(version("0A")))
                .isInstanceOf(AlreadyClaimedException.class);
    }

    @Test
    void aRefusalStands() throws IOException {
        put("refused", OBJECT);
        assertThatThrownBy(() -> at(THEN).claim(version("0A")))
                .isInstanceOf(SourceRefusedException.class)
                .hasMessageContaining("line 3 is wrong: ä");
    }

    @Test
    void theVersionsOfAnObjectKeepTheirOrder() throws IOException {
        put("versions", OBJECT);
        ObjectVersion older =
                new ObjectVersion("agency", "in/a b.cc5txt", Optional.empty(), Optional.of("e09"), Optional.of("09"));
        assertThatThrownBy(() -> at(THEN).claim(key(older.fingerprint()))).isInstanceOf(SourceRefusedException.class);
        try (Claim claim = at(THEN).claim(version("0A"))) {
            assertThat(claim.found()).map(JournalEntry::stage).contains(Stage.SUCCEEDED);
        }
        try (Claim claim = at(THEN).claim(version("0C"))) {
            assertThat(claim.found()).map(JournalEntry::stage).contains(Stage.STARTED);
        }
        try (Claim claim = at(THEN).claim(version("0D"))) {
            assertThat(claim.found()).isEmpty();
        }
    }

    @Test
    void isFoundAtAPortalThatHasAPath() throws IOException {
        put("started", OBJECT);
        JournalKey atBase = atBase(version("0A"));

        try (Claim claim = at(THEN).claim(atBase)) {
            assertThat(claim.found()).map(JournalEntry::stage).contains(Stage.STARTED);
            claim.record(Stage.SUCCEEDED, FILE);
        }
        try (Claim next = at(THEN).claim(atBase)) {
            assertThat(next.found()).map(JournalEntry::stage).contains(Stage.SUCCEEDED);
        }
    }

    @Test
    void whatIsHeldThereIsNotTaken() throws IOException {
        put("claimed", OBJECT);
        assertThatThrownBy(() -> at(THEN.plusSeconds(30)).claim(atBase(version("0A"))))
                .isInstanceOf(AlreadyClaimedException.class);
    }

    @Test
    void aRecordOfTodayIsOfItsOwnPortalOnly() {
        try (Claim claim = at(THEN).claim(version("0A"))) {
            claim.record(Stage.STARTING, FILE);
        }
        try (Claim claim = at(THEN).claim(atBase(version("0A")))) {
            assertThat(claim.found()).isEmpty();
        }
    }

    private static JournalKey atBase(JournalKey key) {
        return new JournalKey(key.fingerprint(), key.portal() + "/base", key.destination());
    }

    @Test
    void thatLostItsEntriesIsDamaged() throws IOException {
        put("versions", OBJECT, text -> text.replaceAll("(?m)^entry .*\n", ""));
        assertThatThrownBy(() -> at(THEN).claim(version("0D"))).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aContentIsFound() throws IOException {
        put("content", CONTENT);
        try (Claim claim = at(THEN).claim(key("sha256:00ff"))) {
            assertThat(claim.found()).map(JournalEntry::stage).contains(Stage.STARTED);
        }
    }
}
