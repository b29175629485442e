package dev.cc5.s3;

import static dev.cc5.s3.TestUploads.temporary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ProtocolException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.SlotUnusableException;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that come early, break off, never end or are no HTTP. */
class IncomingAnswerTest {
    private static final long LARGE = 64L << 20;

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
}
