package dev.cc5.s3;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads how long a server asks to wait: in seconds, or until a date by its own clock (RFC 9110 section 10.2.3). */
final class RetryAfter {
    private RetryAfter() {}

    static Optional<Duration> of(Answer answer) {
        return answer.header("Retry-After")
                .flatMap(text -> text.matches("\\d{1,9}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                        : until(text, answer));
    }

    private static Optional<Duration> until(String text, Answer answer) {
        return answer.header("Date").flatMap(now -> {
            try {
                Duration wait = Duration.between(date(now), date(text));
                return wait.isNegative() ? Optional.empty() : Optional.of(wait);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private static ZonedDateTime date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
