package dev.cc5.http;

import dev.cc5.model.SignedUrl;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Until when a signed URL is good, on this machine's clock (PLATFORM T5). */
final class SlotLifetime {
    private static final Duration USUAL = Duration.ofMinutes(15);
    private static final DateTimeFormatter AMZ_DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    private SlotLifetime() {}

    /**
     * What the URL says of itself, by the clock of those who signed it, moved by how much the portal's clock differs
     * from this machine's; else 15 minutes from now.
     */
    static Instant end(SignedUrl url, PortalAnswer answer, Clock clock) {
        Instant now = clock.instant();
        try {
            Duration portalAhead = HeaderTimes.date(answer)
                    .map(portalNow -> Duration.between(now, portalNow))
                    .orElse(Duration.ZERO);
            return signedEnd(url).map(end -> end.minus(portalAhead)).orElseGet(() -> now.plus(USUAL));
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            // A hint that cannot be read is no hint; S3 will say when the time is up.
            return now.plus(USUAL);
        }
    }

    private static Optional<Instant> signedEnd(SignedUrl url) {
        Optional<Instant> begin = parameter(url, "X-Amz-Date")
                .map(date -> LocalDateTime.parse(date, AMZ_DATE).toInstant(ZoneOffset.UTC));
        Optional<Long> seconds = parameter(url, "X-Amz-Expires").map(Long::valueOf);
        if (begin.isPresent() && seconds.isPresent()) {
            return Optional.of(begin.get().plusSeconds(seconds.get()));
        }
        return parameter(url, "Expires").map(Long::valueOf).map(Instant::ofEpochSecond);
    }

    private static Optional<String> parameter(SignedUrl url, String name) {
        String query = Optional.ofNullable(url.uri().getRawQuery()).orElse("");
        for (String parameter : query.split("&")) {
            if (parameter.startsWith(name + "=")) {
                return Optional.of(parameter.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }
}
