package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** PLATFORM T3 and T4. */
class GatewayTest {
    private static final String KEY = "key";

    private final TestClock clock = new TestClock();

    private static int status(Optional<Answer> refusal) {
        return refusal.map(Answer::status).orElse(200);
    }

    @Test
    void letsEverythingPassByDefault() {
        Gateway gateway = new Gateway(KEY, 0, 0, 0, clock);

        for (int i = 0; i < 10_000; i++) {
            assertThat(gateway.refusal(KEY)).isEmpty();
        }
    }

    @Test
    void throttlesWhoeverIsTooFast() {
        Gateway gateway = new Gateway(KEY, 2, 0, 0, clock);
        gateway.refusal(KEY);
        gateway.refusal(KEY);

        Optional<Answer> third = gateway.refusal(KEY);

        assertThat(status(third)).isEqualTo(429);
        assertThat(new String(third.orElseThrow().toJson(Casing.PASCAL)))
                .isEqualTo("{\"message\":\"Too Many Requests\"}");
        clock.advance(Duration.ofMillis(500));
        assertThat(status(gateway.refusal(KEY))).isEqualTo(200);
        assertThat(status(gateway.refusal(KEY))).isEqualTo(429);
    }

    @Test
    void letsABurstPassAndThenTheRateWithoutLosingAFraction() {
        Gateway gateway = new Gateway(KEY, 30, 40, 0, clock);

        assertThat(passing(gateway, 100)).isEqualTo(40);
        clock.advance(Duration.ofMillis(33));
        assertThat(passing(gateway, 100)).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(passing(gateway, 100)).isEqualTo(1);
        long inTenSeconds = 0;
        for (int millis = 34; millis < 10_000; millis++) {
            clock.advance(Duration.ofMillis(1));
            inTenSeconds += passing(gateway, 2);
        }
        assertThat(inTenSeconds).isEqualTo(299);
    }

    @Test
    void savesNoMoreThanTheBurstHoweverLongNobodyCalls() {
        Gateway gateway = new Gateway(KEY, 5, 20, 0, clock);
        passing(gateway, 20);

        clock.advance(Duration.ofDays(36_500));

        assertThat(passing(gateway, 100)).isEqualTo(20);
    }

    @Test
    void takesNothingAwayWhenTheClockIsTurnedBack() {
        Gateway gateway = new Gateway(KEY, 5, 20, 0, clock);
        passing(gateway, 10);

        clock.advance(Duration.ofHours(-1));

        assertThat(passing(gateway, 100)).isEqualTo(10);
    }

    private static long passing(Gateway gateway, int calls) {
        return IntStream.range(0, calls)
                .filter(call -> gateway.refusal(KEY).isEmpty())
                .count();
    }

    @Test
    void countsTheCallsOfEveryStep() {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder()
                .requestsPerSecond(1)
                .requestBurst(5)
                .clock(clock)
                .build())) {
            Client client = new Client(sandbox);
            var slot = client.slot(SyncFile.FAMILY);
            client.put(
                    slot.get("Url").asText(),
                    SyncFile.families().row("f1|Doe|4|0").text());

            assertThat(client.importInBackground(slot).status()).isEqualTo(200);
            assertThat(client.status(slot).status()).isEqualTo(200);
            assertThat(client.post("/status/refresh", "{}").status()).isEqualTo(200);
            assertThat(client.post("/appdata/wks_family/query", "{}").status()).isEqualTo(200);
            assertThat(client.status(slot).status()).isEqualTo(429);
        }
    }

    @Test
    void stopsWhenTheQuotaIsUsedUp() {
        Gateway gateway = new Gateway(KEY, 0, 0, 2, clock);
        gateway.refusal(KEY);
        gateway.refusal("wrong");
        gateway.refusal(KEY);

        Optional<Answer> third = gateway.refusal(KEY);

        assertThat(status(third)).isEqualTo(429);
        assertThat(new String(third.orElseThrow().toJson(Casing.CAMEL))).isEqualTo("{\"message\":\"Limit Exceeded\"}");
    }

    @Test
    void answersInTimeWhileTheImportGoesOn() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder()
                .gatewayTimeout(Duration.ofSeconds(3))
                .pace(Duration.ofSeconds(7))
                .build())) {
            Client client = new Client(sandbox);
            var slot = client.slot(SyncFile.FAMILY);
            client.put(
                    slot.get("Url").asText(),
                    SyncFile.families().row("f1|Doe|4|0").text());

            Client.Reply reply = client.importNow(slot);

            assertThat(reply.status()).isEqualTo(504);
            assertThat(reply.http().body()).isEqualTo("{\"message\":\"Endpoint request timed out\"}");
            assertThat(client.awaitEnd(slot).data().get("Status").asText()).isEqualTo("Completed");
        }
    }
}
