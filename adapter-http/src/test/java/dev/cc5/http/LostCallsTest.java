package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LostCallsTest {
    private static final PortalTimeouts SHORT = new PortalTimeouts(
            Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(900));

    private TestPortal portal = TestPortal.start(settings -> settings.timeouts(SHORT));

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void saysThatNothingWasSentWhenNobodyListens() {
        portal.server.close();

        TemporaryException failure = lostImport();

        assertThat(failure.trouble()).isEqualTo(Trouble.NETWORK);
        assertThat(failure.sent()).isEqualTo(Sent.NO);
        assertThat(failure).hasMessageContaining("no connection to http://127.0.0.1:");
    }

    @Test
    void saysThatNothingWasSentWhenTheHostIsNotKnown() {
        portal.close();
        portal = TestPortal.start(
                LoopbackServer.plain(),
                settings -> TestPortal.settings(java.net.URI.create("https://portal.invalid/api"))
                        .timeouts(SHORT));

        TemporaryException failure = lostImport();

        assertThat(failure.sent()).isEqualTo(Sent.NO);
        assertThat(failure).hasMessageContaining("portal.invalid");
    }

    @Test
    void givesUpWhenThePortalSaysNothing() {
        portal.server.on("POST", TestPortal.ASYNC, Answer.never());

        TemporaryException failure = lostImport();

        assertThat(failure.trouble()).isEqualTo(Trouble.NETWORK);
        assertThat(failure.sent()).isEqualTo(Sent.MAYBE);
        assertThat(failure).hasMessageContaining("silent");
    }

    @Test
    void givesUpAnAnswerThatNeverEndsThoughItNeverStops() {
        portal.server.on(
                "POST", TestPortal.ASYNC, Answer.json(200, " ".repeat(1000)).dripping(1, Duration.ofMillis(100)));

        TemporaryException failure = lostImport();

        assertThat(failure.sent()).isEqualTo(Sent.MAYBE);
        portal.server.awaitRequest(1).awaitOver();
    }

    @Test
    void givesUpWhenThePortalOnlyEverSaysContinue() {
        byte[] line = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        portal.server.on("POST", TestPortal.ASYNC, exchange -> {
            exchange.readBody();
            while (true) {
                exchange.write(line);
                exchange.pause(Duration.ofMillis(10));
            }
        });

        assertThat(lostImport().sent()).isEqualTo(Sent.MAYBE);
        portal.server.awaitRequest(1).awaitOver();
    }

    @Test
    void takesACutAnswerForNone() {
        portal.server.on(
                "POST",
                TestPortal.ASYNC,
                Answer.json(200, "{\"IsSuccess\":true}").claiming(1000));

        assertThat(lostImport().sent()).isEqualTo(Sent.MAYBE);
    }

    @Test
    void takesAConnectionClosedBeforeAByteForMaybeSentAlsoWhenItWasUsedBefore() {
        portal.server.on("POST", TestPortal.ASYNC, TestPortal.received(), Answer.close());
        portal.startImport();

        TemporaryException failure = lostImport();

        assertThat(failure.sent()).isEqualTo(Sent.MAYBE);
        assertThat(portal.server.requests()).hasSize(2);
        assertThat(portal.server.connections()).isEqualTo(1);
    }

    @Test
    void takesAResetForMaybeSent() {
        portal.server.on("POST", TestPortal.ASYNC, Answer.reset());

        assertThat(lostImport().sent()).isEqualTo(Sent.MAYBE);
    }

    @Test
    void connectsAnewWhenThePortalSaysThatItCloses() {
        portal.close();
        portal = TestPortal.start();
        portal.server.on("POST", TestPortal.ASYNC, TestPortal.received().header("Connection", "close"));

        portal.startImport();
        portal.startImport();

        assertThat(portal.server.connections()).isEqualTo(2);
    }

    private TemporaryException lostImport() {
        return catchThrowableOfType(TemporaryException.class, portal::startImport);
    }
}
