package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
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
        Gateway gateway = new Gateway(KEY, 0, 0, clock);

        for (int i = 0; i < 10_000; i++) {
            assertThat(gateway.refusal(KEY)).isEmpty();
        }
    }

    @Test
    void throttlesWhoeverIsTooFast() {
        Gateway gateway = new Gateway(KEY, 2, 0, clock);
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
    void stopsWhenTheQuotaIsUsedUp() {
        Gateway gateway = new Gateway(KEY, 0, 2, clock);
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
                .gatewayTimeout(Duration.ofMillis(100))
                .pace(Duration.ofMillis(400))
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
