package dev.cc5.s3;

import static dev.cc5.s3.TestUploads.temporary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.Deadline;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.MemoryFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a body is sent to one who is slow, stops or hangs up, and from a source that is not what it was. */
class TransferTest {
    private static final long LARGE = 64L << 20;

    @Test
    void givesAStalledUploadUp() {
        try (TestUploads s3 = TestUploads.configured(
                settings -> settings.idleTimeout(Duration.ofMillis(300)), Answer.stallAfterRequestBytes(1_000_000))) {
            assertThat(temporary(s3, LARGE)).hasMessageContaining("stalled");
        }
    }

    @Test
    void givesAStalledUploadUpOverTls() {
        LoopbackServer server = LoopbackServer.tls();
        server.on("PUT", TestUploads.PATH, Answer.stallAfterRequestBytes(1_000_000));
        try (TestUploads s3 = TestUploads.to(
                server,
                settings -> settings.caCertificates(server.caCertificate()).idleTimeout(Duration.ofMillis(300)))) {
            assertThat(temporary(s3, LARGE)).hasMessageContaining("stalled");
        }
    }

    @Test
    void neverGivesUpAnUploadThatFlowsHoweverSlowly() {
        Answer slow = exchange -> {
            for (long bytes = 0; bytes < 10_000_000; bytes += 64 * 1024) {
                exchange.readBody(bytes);
                exchange.pause(Duration.ofMillis(25));
            }
            Answer.status(200).play(exchange);
        };
        try (TestUploads s3 = TestUploads.configured(
                settings -> settings.idleTimeout(Duration.ofMillis(400)).answerTimeout(Duration.ofMillis(400)), slow)) {
            s3.put(TestSource.ofSize(10_000_000));
        }
    }

    @Test
    void givesUpOneWhoNeverAnswers() {
        try (TestUploads s3 =
                TestUploads.configured(settings -> settings.answerTimeout(Duration.ofMillis(200)), Answer.never())) {
            assertThat(temporary(s3, 1000)).hasMessageContaining("no answer");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10_000_000, Long.MAX_VALUE})
    void aResetIsTemporary(long bytes) {
        try (TestUploads s3 = TestUploads.answering(Answer.resetAfterRequestBytes(bytes))) {
            assertThat(temporary(s3, 20_000_000).trouble()).isEqualTo(Trouble.NETWORK);
        }
    }

    @Test
    void aCloseWithoutAnAnswerIsTemporary() {
        try (TestUploads s3 = TestUploads.answering(Answer.close())) {
            assertThat(temporary(s3, 10).trouble()).isEqualTo(Trouble.NETWORK);
        }
    }

    @Test
    void refusesASourceThatEndsEarlyAndPadsNothing() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200))) {
            assertThatThrownBy(() -> s3.put(TestSource.lying(1_000_000, 900_000)))
                    .isInstanceOf(SourceRefusedException.class);
            assertThat(s3.server.awaitRequest(1).awaitOver().bodyLength()).isLessThanOrEqualTo(900_000);
        }
    }

    @Test
    void refusesASourceThatGrowsBeforeItsLastBlockIsSent() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200))) {
            assertThatThrownBy(() -> s3.put(TestSource.lying(1_000_000, 1_000_001)))
                    .isInstanceOf(SourceRefusedException.class);
            assertThat(s3.server.awaitRequest(1).awaitOver().isComplete()).isFalse();
        }
    }

    @Test
    void refusesASourceThatCannotBeRead() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200))) {
            assertThatThrownBy(() -> s3.put(TestSource.failing(1_000_000, 900_000)))
                    .isInstanceOf(SourceRefusedException.class)
                    .hasMessageContaining("Input/output error");
        }
    }

    @Test
    void refusesASourceThatChangedAlthoughS3HasIt() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200))) {
            assertThatThrownBy(() -> s3.put(TestSource.changed(1000))).isInstanceOf(SourceRefusedException.class);
        }
    }

    @Test
    void stopsAFlowingUploadAtTheDeadline() {
        Answer slow = exchange -> {
            for (long bytes = 0; bytes < LARGE; bytes += 64 * 1024) {
                exchange.readBody(bytes);
                exchange.pause(Duration.ofMillis(10));
            }
        };
        try (TestUploads s3 = TestUploads.answering(slow)) {
            TemporaryException e = catchThrowableOfType(
                    TemporaryException.class, () -> s3.put(TestSource.ofSize(LARGE), Duration.ofMillis(300)));
            assertThat(e.trouble()).isEqualTo(Trouble.DEADLINE);
        }
    }

    @Test
    void tellsHowManyBytesHaveLeft() {
        List<Long> told = new ArrayList<>();
        try (TestUploads s3 = TestUploads.answering(Answer.status(200))) {
            s3.uploads
                    .fileUploader()
                    .orElseThrow()
                    .upload(
                            MemoryFile.of("family.cc5txt", new byte[2_000_000]),
                            TestUploads.slot(s3.server.url(TestUploads.TARGET)),
                            told::add,
                            Deadline.in(TestUploads.PATIENCE));
        }
        assertThat(told).startsWith(0L).endsWith(2_000_000L).isSorted().hasSizeGreaterThan(3);
    }
}
