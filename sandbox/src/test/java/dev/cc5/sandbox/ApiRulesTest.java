package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PLATFORM sections 2 to 4: what the API refuses, and how. */
class ApiRulesTest {
    private static final String SLOT = "/appfile/file/path";

    private static Sandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxSettings.defaults());
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong"})
    void answersLikeTheGatewayWithoutTheRightKey(String key) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(sandbox.portal() + SLOT)).POST(BodyPublishers.ofString("{}"));
        if (!key.isEmpty()) {
            request.header("x-api-key", key);
        }

        HttpResponse<String> response = client.send(request.build());

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Param-Override-WorkspaceId", "X-Param-Override-BucketId"})
    void wantsWorkspaceAndBucketInTheHeaders(String header) {
        HttpRequest missing =
                client.request("/appfile/file/x").setHeader(header, " ").build();
        HttpRequest another = client.request("/appfile/file/x")
                .setHeader(header, "650000000000000000000009")
                .build();

        Client.Reply refused = new Client.Reply(client.send(missing));
        Client.Reply forbidden = new Client.Reply(client.send(another));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("HeaderMissing");
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.errorCode()).isEqualTo("Forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"x\"", "{} {}", "{\"FileName\":1,\"FileName\":2}", "<html>"})
    void refusesWhatIsNotOneJsonObject(String body) {
        Client.Reply reply = client.post(SLOT, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo("SerializationException");
    }

    @Test
    void refusesAnotherContentType() {
        HttpRequest form = client.request(SLOT)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a=b"))
                .build();

        assertThat(client.send(form).statusCode()).isEqualTo(415);
    }

    @Test
    void refusesBodiesOfMoreThan10MiBLikeTheGateway() {
        RawHttp.Response response = RawHttp.send(
                sandbox.portal(),
                "POST",
                SLOT,
                "x-api-key: " + sandbox.apiKey() + "\r\nContent-Length: " + (BoundedBody.LIMIT + 1) + "\r\n",
                " ".repeat(BoundedBody.LIMIT + 1).getBytes(StandardCharsets.UTF_8));

        assertThat(response.status()).isEqualTo(413);
        assertThat(response.body()).isEqualTo("{\"message\":\"Request Too Long\"}");
    }

    @Test
    void knowsNoOtherPathsAndMethods() {
        assertThat(client.get("/nothing").status()).isEqualTo(404);
        assertThat(client.get(SLOT + "/x").status()).isEqualTo(404);
        Client.Reply other = client.get(SLOT.replace("path", "import"));
        assertThat(other.errorCode()).isEqualTo("NotFound");
        assertThat(client.get("/status/refresh").status()).isEqualTo(405);
    }

    @Test
    void knowsNoFileThatItDidNotGiveAnIdTo() {
        Client.Reply reply = client.get("/appfile/file/650000000000000000000009");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().get("IsSuccess").asBoolean()).isFalse();
        assertThat(reply.errorCode()).isEqualTo("NotFound");
    }

    @Test
    void readsTheFileIdAsOneEncodedSegment() {
        assertThat(client.get("/appfile/file/a%2Fb")
                        .json()
                        .at("/ResponseStatus/Message")
                        .asText())
                .contains("a/b");
    }

    @Test
    void refusesAPathThatIsNotEncoded() {
        String head = "x-api-key: " + sandbox.apiKey() + "\r\nX-Param-Override-WorkspaceId: " + sandbox.workspace()
                + "\r\nX-Param-Override-BucketId: " + sandbox.bucket() + "\r\n";

        RawHttp.Response response = RawHttp.send(sandbox.portal(), "GET", "/appfile/file/%zz", head, new byte[0]);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("InvalidPath");
    }

    @Test
    void refreshesPermissions() {
        Client.Reply reply = client.post("/status/refresh", "{}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.http().body())
                .isEqualTo("{\"IsSuccess\":true,\"ResponseStatus\":"
                        + "{\"ErrorCode\":\"\",\"Message\":\"\",\"Errors\":[]}}");
    }

    @Test
    void datesItsAnswersWithTwoDigitsOfTheDay() {
        Clock clock = Clock.fixed(Instant.parse("2026-12-01T08:09:10Z"), ZoneOffset.UTC);
        try (Sandbox early =
                Sandbox.start(SandboxSettings.builder().clock(clock).build())) {
            assertThat(new Client(early)
                            .post("/status/refresh", "{}")
                            .http()
                            .headers()
                            .firstValue("Date"))
                    .contains("Tue, 01 Dec 2026 08:09:10 GMT");
        }
    }
}
