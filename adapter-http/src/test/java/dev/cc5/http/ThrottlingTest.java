package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.testkit.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThrottlingTest {
    private final TestPortal portal = TestPortal.start();

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void tellsThrottlingFromAQuotaThatIsUsedUp() {
        portal.server.on(
                "POST",
                TestPortal.ASYNC,
                Answer.json(429, "{\"message\":\"Too Many Requests\"}").header("Retry-After", "3"),
                Answer.json(429, "{\"message\":\"Limit Exceeded\"}"),
                Answer.status(429));

        TemporaryException throttled = catchThrowableOfType(TemporaryException.class, portal::startImport);
        TemporaryException quota = catchThrowableOfType(TemporaryException.class, portal::startImport);
        TemporaryException mute = catchThrowableOfType(TemporaryException.class, portal::startImport);

        assertThat(throttled.trouble()).isEqualTo(Trouble.THROTTLED);
        assertThat(throttled.sent()).isEqualTo(Sent.NO);
        assertThat(throttled.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(quota.trouble()).isEqualTo(Trouble.QUOTA);
        assertThat(quota.sent()).isEqualTo(Sent.NO);
        assertThat(mute.trouble()).isEqualTo(Trouble.THROTTLED);
        assertThat(mute.retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'Wed, 21 Oct 2026 07:28:10 GMT', PT10S",
        "'Wed, 21 Oct 2026 07:20:00 GMT', PT0S",
        "120, PT2M",
        "0, PT0S"
    })
    void readsHowLongToWaitInSecondsOrAsADateOfThePortalsOwnClock(String value, Duration wait) {
        portal.server.on(
                "GET",
                TestPortal.STATUS,
                Answer.status(503)
                        .header("Date", "Wed, 21 Oct 2026 07:28:00 GMT")
                        .header("Retry-After", value));

        TemporaryException failure = catchThrowableOfType(TemporaryException.class, portal::check);

        assertThat(failure.retryAfter()).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "99999999999", "Wed, 99 Oct 2026 07:28:10 GMT", ""})
    void passesOverAWaitThatCannotBeRead(String value) {
        portal.server.on("GET", TestPortal.STATUS, Answer.status(503).header("Retry-After", value));

        assertThat(catchThrowableOfType(TemporaryException.class, portal::check).retryAfter())
                .isEmpty();
    }
}
