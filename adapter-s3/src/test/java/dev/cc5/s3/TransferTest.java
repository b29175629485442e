package dev.cc5.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.Deadline;
import dev.cc5.model.ProtocolException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.SlotUnusableException;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.MemoryFile;
import dev.cc5.testkit.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an upload runs when the other side is slow, rude or early. */
class TransferTest {
    private static final long LARGE = 64L << 20;
    private static final Answer EXPIRED = TestUploads.error(403, "AccessDenied", "Request has expired");

    private static TemporaryException temporary(TestUploads s3, long size) {
        TemporaryException e = catchThrowableOfType(TemporaryException.class, () -> s3.put(TestSource.ofSize(size)));
        assertThat(e).as("the failure").isNotNull();
        return e;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 300_000, 10_000_000})
    void readsAnAnswerThatComesBeforeTheBodysEnd(long bytes) {
        Answer early =
                TestUploads.error(403, "AccessDenied", "Request has expired").early(bytes);
        try (TestUploads s3 = TestUploads.answering(early.thenStall())) {
            assertThatThrownBy(() -> s3.put(TestSource.ofSize(LARGE))).isInstanceOf(SlotUnusableException.class);
            assertThat(s3.server.awaitRequest(1).bodyLength()).isLessThan(LARGE);
        }
    }

    @Test
    void readsAnEarlyAnswerOfOneWhoThenHangsUp() {
        Answer rude = TestUploads.error(403, "AccessDenied", "Request has expired")
                .header("Connection", "close")
                .early(1_000_000);
        for (int i = 0; i < 20; i++) {
            try (TestUploads s3 = TestUploads.answering(rude)) {
                assertThatThrownBy(() -> s3.put(TestSource.ofSize(LARGE))).isInstanceOf(SlotUnusableException.class);
            }
        }
    }

    @Test
    void readsAnEarlyAnswerOverTls() {
        LoopbackServer server = LoopbackServer.tls();
        server.on(
                "PUT",
                TestUploads.PATH,
                TestUploads.error(403, "AccessDenied", "Request has expired").early(1_000_000));
        try (TestUploads s3 = TestUploads.to(server, settings -> settings.caCertificates(server.caCertificate()))) {
            assertThatThrownBy(() -> s3.put(TestSource.ofSize(LARGE))).isInstanceOf(SlotUnusableException.class);
        }
    }

    @Test
    void usesNoConnectionAgainOnWhichABodyWasCutShort() {
        try (TestUploads s3 = TestUploads.answering(
                TestUploads.error(403, "AccessDenied", "Request has expired").early(0), Answer.status(200))) {
            assertThatThrownBy(() -> s3.put(TestSource.ofSize(LARGE))).isInstanceOf(SlotUnusableException.class);
            s3.put("again");

            assertThat(s3.server.requests()).extracting(Request::connection).containsExactly(1, 2);
        }
    }

    @Test
    void takesNoYesBeforeTheWholeBodyIsSent() {
        try (TestUploads s3 =
                TestUploads.answering(Answer.status(200).early(1_000_000).thenStall())) {
            assertThat(temporary(s3, LARGE)).hasMessageContaining("of " + LARGE + " bytes");
        }
    }

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

    @Test
    void judgesAnAnswerWhoseBodyNeverEndsByItsStatus() {
        Answer slow =
                Answer.status(403).body("<Error><Code>AccessDenied</Code>").dripping(1, Duration.ofMillis(100));
        try (TestUploads s3 = TestUploads.configured(settings -> settings.idleTimeout(Duration.ofMillis(200)), slow)) {
            assertThatThrownBy(() -> s3.put("x"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("403");
        }
    }

    @Test
    void judgesAnAnswerWithAnEndlessBodyByItsStatus() {
        try (TestUploads s3 = TestUploads.answering(
                Answer.status(403).body("x".repeat(10_000)).endless())) {
            assertThatThrownBy(() -> s3.put("x"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("403");
        }
    }

    @Test
    void takesNoErrorThatBrokeOffForAWholeOne() {
        Answer cut =
                TestUploads.error(403, "AccessDenied", "Request has expired").claiming(10_000);
        try (TestUploads s3 = TestUploads.answering(cut)) {
            assertThatThrownBy(() -> s3.put("x")).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void takesNoYesThatBrokeOff() {
        try (TestUploads s3 =
                TestUploads.answering(Answer.status(200).body("abc").claiming(10))) {
            assertThat(temporary(s3, 10)).hasMessageContaining("broke off");
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

    @ParameterizedTest
    @ValueSource(strings = {"what?\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "\u0016\u0003\u0001\r\n\r\n"})
    void anAnswerThatIsNotHttpMakesNoSense(String answer) {
        try (TestUploads s3 = TestUploads.answering(Answer.raw(answer.getBytes(StandardCharsets.ISO_8859_1)))) {
            assertThatThrownBy(() -> s3.put("x")).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void showsNothingOfAnAnswerThatIsNotHttp() {
        Answer echo = Answer.raw(("PUT " + TestUploads.TARGET + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        try (TestUploads s3 = TestUploads.answering(echo)) {
            assertThatThrownBy(() -> s3.put("x"))
                    .isInstanceOf(ProtocolException.class)
                    .satisfies(TestUploads::showsNoSecret);
        }
    }

    @Test
    void aHeadWithoutEndMakesNoSense() {
        Answer endless = Answer.raw(("HTTP/1.1 200 OK\r\n" + ("X: " + "y".repeat(900) + "\r\n").repeat(20) + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        try (TestUploads s3 = TestUploads.answering(endless)) {
            assertThatThrownBy(() -> s3.put("x")).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void passesInterimAnswersOverButNotWithoutEnd() {
        byte[] interim = "HTTP/1.1 102 Processing\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        Answer few = exchange -> {
            exchange.write(interim);
            Answer.status(200).play(exchange);
        };
        Answer endless = exchange -> {
            for (int i = 0; i < 1000; i++) {
                exchange.write(interim);
            }
        };
        try (TestUploads s3 = TestUploads.answering(few, endless)) {
            s3.put("x");
            assertThatThrownBy(() -> s3.put("x")).isInstanceOf(ProtocolException.class);
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
