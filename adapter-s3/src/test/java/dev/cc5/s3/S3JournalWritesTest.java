package dev.cc5.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ActionId;
import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Destination;
import dev.cc5.model.FileId;
import dev.cc5.model.FilePath;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.TemporaryException;
import dev.cc5.port.ImportJournal.Claim;
import dev.cc5.port.JournalEntry.Stage;
import dev.cc5.port.JournalKey;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** What the journal writes, and what it does where records are damaged and S3 fails. */
class S3JournalWritesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant END = NOW.plusSeconds(60);
    private static final RemoteFile FILE = new RemoteFile(new FileId("1"), new FilePath("//b/1"), new ActionId("a"));

    private static S3Journal to(LoopbackServer s3) {
        return new S3Journal(
                TestS3.client(URI.create(s3.origin())), "records", "", () -> END, InstantSource.fixed(NOW));
    }

    private static JournalKey version(String sequencer) {
        ObjectVersion version = new ObjectVersion(
                "agency", "in/a b.cc5txt", Optional.empty(), Optional.of("e" + sequencer), Optional.of(sequencer));
        return new JournalKey(version.fingerprint(), "https://portal.example.com", new Destination("w", "b", "e"));
    }

    @Test
    void aRecordThatIsNotTextIsDamaged() {
        String bucket = TestS3.newBucket();
        S3Journal journal = new S3Journal(TestS3.client(), bucket, "", () -> END, InstantSource.fixed(NOW));
        String key = journal.recordKey(version("1"));
        TestS3.put(TestS3.client(), bucket, key, new byte[] {'c', (byte) 0xff, (byte) 0xfe});

        assertThatThrownBy(() -> journal.claim(version("1")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(key, "it is not text");
    }

    @Test
    void anImportCostsThreeWrites() {
        try (LoopbackServer s3 = LoopbackServer.plain()) {
            s3.onOthers(request -> Answer.status(200).header("ETag", "\"1\""));
            S3Journal journal = to(s3);
            try (Claim claim = journal.claim(version("1"))) {
                claim.record(Stage.UPLOADING, FILE);
                claim.record(Stage.UPLOADED, FILE);
                claim.record(Stage.STARTING, FILE);
                claim.record(Stage.STARTED, FILE);
            }

            assertThat(s3.requests("PUT", "/records/" + journal.recordKey(version("1"))))
                    .hasSize(3)
                    .extracting(request -> new String(request.body(), UTF_8))
                    .satisfiesExactly(
                            claimed -> assertThat(claimed).contains("lease").doesNotContain("UPLOAD"),
                            starting -> assertThat(starting).contains("lease").contains("STARTING"),
                            started ->
                                    assertThat(started).doesNotContain("lease").contains("STARTED"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cc5-journal 1\n", "cc5-journal 2\nsubject x\nend\n", "cc5-journal 1\nnonsense\nend\n"})
    void aDamagedRecordIsNeverTakenForNone(String text) {
        String bucket = TestS3.newBucket();
        S3Journal journal = new S3Journal(TestS3.client(), bucket, "journal/", () -> END, InstantSource.fixed(NOW));
        TestS3.client()
                .putObject(r -> r.bucket(bucket).key(journal.recordKey(version("1"))), RequestBody.fromString(text));

        assertThatThrownBy(() -> journal.claim(version("1"))).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aRecordThatLostOrMovedALineIsNeverTakenForNone() {
        String bucket = TestS3.newBucket();
        S3Journal journal = new S3Journal(TestS3.client(), bucket, "journal/", () -> END, InstantSource.fixed(NOW));
        JournalKey content = new JournalKey("sha256:1", "https://portal.example.com", new Destination("w", "b", "e"));
        String key = journal.recordKey(content);
        try (Claim claim = journal.claim(content)) {
            claim.record(Stage.STARTING, FILE);
        }
        String whole =
                TestS3.client().getObjectAsBytes(r -> r.bucket(bucket).key(key)).asUtf8String();
        List<String> lines = whole.lines().toList();
        for (int one = 0; one < lines.size(); one++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(one);
            List<String> moved = new ArrayList<>(without);
            moved.add((one + 2) % lines.size(), lines.get(one));
            // Where the writer's line stands means nothing.
            for (List<String> changed :
                    lines.get(one).startsWith("writer ") ? List.of(without) : List.of(without, moved)) {
                String text = String.join("\n", changed) + "\n";
                TestS3.client().putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(text));
                assertThatThrownBy(() -> journal.claim(content)).as(text).isInstanceOf(ConfigurationException.class);
            }
        }
        TestS3.client().putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(new byte[whole.length()]));
        assertThatThrownBy(() -> journal.claim(content)).isInstanceOf(ConfigurationException.class);
        TestS3.client().putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(whole));
        try (Claim claim = journal.claim(content)) {
            assertThat(claim.found()).isPresent();
        }
    }

    @Test
    void saysWhichPermissionIsMissing() {
        try (LoopbackServer s3 = LoopbackServer.plain()) {
            s3.onOthers(request -> Answer.status(403).body("<Error><Code>AccessDenied</Code></Error>"));

            assertThatThrownBy(() -> to(s3).claim(version("1")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("s3:PutObject")
                    .hasMessageContaining("arn:aws:s3:::records");
        }
    }

    @Test
    void claimsNothingWhileS3HasTrouble() {
        try (LoopbackServer s3 = LoopbackServer.plain()) {
            s3.onOthers(request -> Answer.status(500));

            assertThatThrownBy(() -> to(s3).claim(version("1")))
                    .isInstanceOfSatisfying(
                            TemporaryException.class,
                            e -> assertThat(e.trouble()).isEqualTo(TemporaryException.Trouble.JOURNAL));
        }
    }

    @Test
    void knowsItsOwnWriteWhoseAnswerWasLost() {
        try (LoopbackServer s3 = LoopbackServer.plain()) {
            S3Journal journal = to(s3);
            String path = "/records/" + journal.recordKey(version("1"));
            s3.on(
                    "PUT",
                    path,
                    Answer.reset(),
                    Answer.status(412),
                    Answer.status(200).header("ETag", "\"2\""));
            s3.onEach(
                    "GET",
                    path,
                    request -> Answer.status(200)
                            .header("ETag", "\"1\"")
                            .body(s3.requests("PUT", path).get(0).body()));

            try (Claim claim = journal.claim(version("1"))) {
                claim.record(Stage.UPLOADING, FILE);
            }

            assertThat(s3.requests("PUT", path).get(2).header("If-Match")).contains("\"1\"");
        }
    }

    @Test
    void aConflictIsAskedAgain() {
        try (LoopbackServer s3 = LoopbackServer.plain()) {
            S3Journal journal = to(s3);
            String path = "/records/" + journal.recordKey(version("1"));
            s3.on("PUT", path, Answer.status(409), Answer.status(200).header("ETag", "\"1\""));
            s3.on("GET", path, Answer.status(404).body("<Error><Code>NoSuchKey</Code></Error>"));

            journal.claim(version("1")).close();

            assertThat(s3.requests("PUT", path)).hasSize(3);
        }
    }
}
