package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** What scripted faults do to whoever uses the sandbox. */
@Timeout(60)
class ScriptedFaultsTest {
    private static final String ROWS = SyncFile.families()
            .row("f1|Doe|4|0")
            .row("f2|Roe|2|1")
            .row("f3|Poe|1|1")
            .text();

    private Sandbox sandbox;
    private Client client;

    /** The faults of a test. */
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Script {
        String[] value();
    }

    @BeforeEach
    void start(TestInfo test) {
        String[] faults =
                test.getTestMethod().orElseThrow().getAnnotation(Script.class).value();
        sandbox = Sandbox.start(SandboxSettings.builder()
                .pace(Duration.ZERO)
                .faults(List.of(faults))
                .build());
        client = new Client(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private JsonNode uploaded() {
        JsonNode slot = client.slot(SyncFile.FAMILY);
        assertThat(client.put(slot.get("Url").asText(), ROWS).statusCode()).isEqualTo(200);
        return slot;
    }

    private static void assertCut(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(AssertionError.class).hasCauseInstanceOf(IOException.class);
    }

    @Test
    @Script({"start:drop@1"})
    void aDroppedStartHasBegun() throws Exception {
        JsonNode slot = uploaded();

        assertCut(() -> client.importInBackground(slot));

        assertThat(client.awaitEnd(slot).data().get("Status").asText()).isEqualTo("Completed");
        assertThat(sandbox.rows().count(SyncFile.FAMILY)).isEqualTo(3);
        assertThat(client.importInBackground(slot).status()).isEqualTo(200);
    }

    @Test
    @Script({"start:cut@1"})
    void aCutStartHasNotBegun() {
        JsonNode slot = uploaded();

        assertCut(() -> client.importInBackground(slot));

        assertThat(client.status(slot).data().get("Status").asText()).isEqualTo("Uploaded");
    }

    @Test
    @Script({"put:cut@1", "put:drop@2"})
    void aDroppedPutHasArrivedAndACutOneHasNot() {
        JsonNode slot = client.slot(SyncFile.FAMILY);
        String url = slot.get("Url").asText();

        assertCut(() -> client.put(url, ROWS));
        assertThat(client.status(slot).data().get("Status").asText()).isEqualTo("Created");
        assertCut(() -> client.put(url, ROWS));
        assertThat(client.status(slot).data().get("Status").asText()).isEqualTo("Uploaded");
        assertThat(client.put(url, ROWS).statusCode()).isEqualTo(200);
    }

    @Test
    @Script({"start:400@1", "start:401@2", "start:403@3", "start:404@4", "start:413@5"})
    void refusesAStartAsItIsTold() {
        assertStartsAreAnswered(400, 401, 403, 404, 413);
    }

    @Test
    @Script({"start:429=7@1", "start:500=7@2", "start:503=7@3", "start:504=7@4"})
    void failsAtAStartAsItIsTold() {
        assertStartsAreAnswered(429, 500, 503, 504);
    }

    private void assertStartsAreAnswered(int... statuses) {
        JsonNode slot = uploaded();
        for (int status : statuses) {
            Client.Reply reply = client.importInBackground(slot);

            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.json().isObject()).isTrue();
            assertThat(reply.http().headers().firstValue("Retry-After").isPresent())
                    .isEqualTo(status >= 429);
        }
        assertThat(client.status(slot).data().get("Status").asText()).isEqualTo("Uploaded");
    }

    @Test
    @Script({"put:503=2@1", "put:403@2", "put:expired@3", "put:500@4"})
    void s3AnswersAsItIsToldBeforeTheBodyIsRead() throws Exception {
        String url = client.slot(SyncFile.FAMILY).get("Url").asText();
        String unsent = "Content-Length: 1000000\r\n";
        String[] codes = {"SlowDown", "AccessDenied", "AccessDenied", "InternalError"};

        for (String code : codes) {
            RawHttp.Response answer =
                    RawHttp.send(sandbox.s3(), "PUT", RawHttp.target(url), unsent, "the begin".getBytes("UTF-8"));
            assertThat(answer.code()).isEqualTo(code);
            assertThat(answer.head().contains("retry-after: 2")).isEqualTo(code.equals("SlowDown"));
        }
        assertThat(client.put(url, ROWS).statusCode()).isEqualTo(200);
    }

    @Test
    @Script({"put:403"})
    void aLargeBodyReadsItsRefusal() {

        HttpResponse<String> answer = client.put(client.slot("x").get("Url").asText(), "x".repeat(20_000_000));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    @Script({"status:stuck@1-2"})
    void aStuckImportIsDoneAndShowsNoEnd() throws Exception {
        JsonNode slot = uploaded();
        client.importNow(slot);

        for (int i = 0; i < 2; i++) {
            assertThat(client.status(slot).data().get("Status").asText()).isEqualTo("Processing");
        }
        assertThat(client.status(slot).data().get("Status").asText()).isEqualTo("Completed");
    }

    @Test
    @Script({"rows:lose=1@1"})
    void aLostRowIsNotMissed() {
        JsonNode first = client.importFile(SyncFile.FAMILY, ROWS).data();

        assertThat(first.get("Status").asText()).isEqualTo("Completed");
        assertThat(first.at("/Rows/Upserted").asLong()).isEqualTo(3);
        assertThat(sandbox.rows().count(SyncFile.FAMILY)).isEqualTo(2);
        assertThat(sandbox.rows().count(SyncFile.FAMILY, Map.of("entityId", "f1")))
                .isZero();

        client.importFile(SyncFile.FAMILY, ROWS);
        assertThat(sandbox.rows().count(SyncFile.FAMILY)).isEqualTo(3);
    }

    @Test
    @Script({"slot:quota@1"})
    void aQuotaIsUsedUpForThatCallOnly() {

        Client.Reply first = client.post("/appfile/file/path", client.slotRequest("x"));

        assertThat(first.status()).isEqualTo(429);
        assertThat(first.http().body()).isEqualTo("{\"message\":\"Limit Exceeded\"}");
        assertThat(client.slot("x").has("Url")).isTrue();
    }

    @Test
    @Script({"slot:delay=300ms", "put:delay=300ms"})
    void aDelayedCallActsAtOnceAndAnswersLate() {
        long begun = System.nanoTime();

        String url = client.slot("x").get("Url").asText();
        long slotTook = System.nanoTime() - begun;
        client.put(url, ROWS);

        assertThat(Duration.ofNanos(slotTook)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(600));
    }

    @Test
    @Script({"slot:slow=2000@1"})
    void aSlowBodyComesWholeAndSlowly() {
        long begun = System.nanoTime();

        Client.Reply slow = client.post("/appfile/file/path", client.slotRequest("x"));

        int length = slow.http().body().length();
        assertThat(slow.data().has("Url")).isTrue();
        assertThat(slow.http().headers().firstValue("Content-Length")).contains(String.valueOf(length));
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThanOrEqualTo(Duration.ofMillis(length * 1000L / 2000 - 200));
    }

    @Test
    @Script({"slot:503@1"})
    void aWrongKeyIsNoVisit() {
        client.send(client.request("/appfile/file/path")
                .setHeader("x-api-key", "wrong")
                .build());

        assertThat(client.post("/appfile/file/path", client.slotRequest("x")).status())
                .isEqualTo(503);
    }
}
