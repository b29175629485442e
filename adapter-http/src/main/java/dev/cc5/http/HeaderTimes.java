package dev.cc5.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The times in an answer's headers. */
final class HeaderTimes {
    private HeaderTimes() {}

    /** {@code Date}: what time it is at the portal. */
    static Optional<Instant> date(PortalAnswer answer) {
        return answer.header("date").flatMap(HeaderTimes::httpDate);
    }

    /**
     * {@code Retry-After}: how long the portal asks to wait, in seconds or until a date, which is the portal's own and
     * so is compared with the portal's own now.
     */
    static Optional<Duration> retryAfter(PortalAnswer answer, Clock clock) {
        return answer.header("retry-after").map(String::strip).flatMap(value -> {
            if (value.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            Instant now = date(answer).orElseGet(clock::instant);
            return httpDate(value)
                    .map(then -> Duration.between(now, then))
                    .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
        });
    }

    private static Optional<Instant> httpDate(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
