package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.Sent;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import java.time.Duration;

/** What contracts check of failures that more than one port has. */
final class Refusals {
    private Refusals() {}

    /** "Slow down", with the 7 s of {@link Situation#THROTTLING} where they were told; a date loses a second or two. */
    static void checkThrottled(TemporaryException e) {
        assertThat(e.trouble()).isEqualTo(Trouble.THROTTLED);
        assertThat(e.sent()).isEqualTo(Sent.NO);
        e.retryAfter().ifPresent(wait -> assertThat(wait).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(7)));
    }
}
