package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PLATFORM sections 2 to 4: what the API refuses, and how. */
class PortalRulesTest {
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

    private static Client.Reply slotWith(String field, Object value) {
        Map<String, Object> request = client.slotRequest("wks_family");
        request.put(field, value);
        return client.post(SLOT, request);
    }

    private static void isRefusedFor(Client.Reply reply, String code, String field) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("IsSuccess").asBoolean()).isFalse();
        assertThat(reply.errorCode()).isEqualTo(code);
        assertThat(reply.json().at("/ResponseStatus/Message").asText()).isNotEmpty();
        assertThat(reply.json().at("/ResponseStatus/Errors/0/FieldName").asText())
                .isEqualTo(field);
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
    @ValueSource(strings = {"WorkspaceId", "BucketId"})
    void wantsTheSameInHeadersAndBody(String field) {
        isRefusedFor(slotWith(field, "650000000000000000000009"), "HeaderMismatch", field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WorkspaceId", "BucketId", "EntityType", "FileName"})
    void wantsWhatAFileCannotDoWithout(String field) {
        Map<String, Object> request = client.slotRequest("wks_family");
        request.remove(field);

        isRefusedFor(client.post(SLOT, request), "NotEmpty", field);
        isRefusedFor(slotWith(field, ""), "NotEmpty", field);
    }

    @Test
    void refusesWrongTypes() {
        isRefusedFor(slotWith("FileName", 7), "InvalidType", "FileName");
        isRefusedFor(slotWith("Folder", List.of()), "InvalidType", "Folder");
        isRefusedFor(slotWith("Tags", "a,b"), "InvalidType", "Tags");
        isRefusedFor(slotWith("Tags", List.of(1)), "InvalidType", "Tags");
        isRefusedFor(slotWith("Metadata", "{}"), "InvalidType", "Metadata");
        isRefusedFor(slotWith("ActionId", true), "InvalidType", "ActionId");
        isRefusedFor(slotWith("Description", Map.of()), "InvalidType", "Description");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        Client.Reply reply = client.post(SLOT, "{\"FileName\": 7}");

        assertThat(reply.json().at("/ResponseStatus/Errors")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a\\b", "a\nb", "..\\x"})
    void refusesFileNamesThatArePaths(String name) {
        isRefusedFor(slotWith("FileName", name), "InvalidFileName", "FileName");
    }

    @Test
    void refusesFileNamesOfMoreThan255Bytes() {
        isRefusedFor(slotWith("FileName", "ü".repeat(128)), "InvalidFileName", "FileName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../b", "a//b", "a\\b", "./a"})
    void refusesFoldersThatWalk(String folder) {
        isRefusedFor(slotWith("Folder", folder), "InvalidFolder", "Folder");
    }

    @Test
    void refusesEntityTypesThatCannotBe() {
        isRefusedFor(slotWith("EntityType", "wks family\""), "InvalidEntityType", "EntityType");
    }

    @Test
    void takesEveryFieldOfStep1AndGivesThemBack() {
        Map<String, Object> request = client.slotRequest("wks_family");
        request.putAll(Map.of(
                "Folder", "/in/2026/",
                "Category", "nightly",
                "Tags", List.of("a", "b"),
                "Metadata", Map.of("someKey", Map.of("Deep", 1)),
                "ActionId", "action-1",
                "Description", "text",
                "Unknown", List.of(1)));

        JsonNode data = client.post(SLOT, request).data();

        assertThat(data.get("ActionId").asText()).isEqualTo("action-1");
        assertThat(data.get("FileId").asText()).matches("[0-9a-f]{24}");
        assertThat(data.get("FilePath").asText()).startsWith("//" + sandbox.s3Bucket() + "/in/2026/");
        assertThat(data.get("Url").asText())
                .startsWith(sandbox.s3() + "/")
                .contains("X-Amz-SignedHeaders=host&")
                .contains("X-Amz-Expires=900&");
        assertThat(data.at("/File/Tags/1").asText()).isEqualTo("b");
        assertThat(data.at("/File/Metadata/someKey/Deep").asInt()).isEqualTo(1);
        assertThat(data.at("/File/Category").asText()).isEqualTo("nightly");
    }

    @Test
    void makesAnActionWhereNoneIsGiven() {
        assertThat(client.slot("wks_family").get("ActionId").asText()).matches("[0-9a-f]{24}");
    }

    @Test
    void takesTheLongestFileNameInAnyWriting() {
        JsonNode slot = slotWith("FileName", "ü €+%&=~".repeat(20) + ".cc5txt").data();

        assertThat(client.put(slot.get("Url").asText(), "hello").statusCode()).isEqualTo(200);
        assertThat(client.status(slot).data().get("Status").asText()).isEqualTo("Uploaded");
    }

    @ParameterizedTest
    @CsvSource({
        "workspaceId, bucketId, entityType, fileName",
        "workspace_id, bucket_id, entity_type, file_name",
        "WORKSPACEID, BUCKETID, ENTITYTYPE, FILENAME",
    })
    void readsFieldNamesInAnyCase(String workspace, String bucket, String entityType, String fileName) {
        Map<String, Object> request = Map.of(
                workspace,
                sandbox.workspace(),
                bucket,
                sandbox.bucket(),
                entityType,
                "wks_family",
                fileName,
                "x.cc5txt");

        assertThat(client.post(SLOT, request).status()).isEqualTo(200);
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
        assertThat(reply.json().get("IsSuccess").asBoolean()).isTrue();
    }

    @Test
    void datesItsAnswers() {
        assertThat(client.post("/status/refresh", "{}").http().headers().firstValue("Date"))
                .isPresent();
    }

    @Test
    void refusesToImportWhatItCannot() {
        JsonNode slot = client.slot("wks_family");

        Map<String, Object> unknown = client.startRequest(slot);
        unknown.put("FileId", "650000000000000000000009");
        assertThat(client.post("/appdata/import/file/async", unknown).status()).isEqualTo(404);

        Map<String, Object> otherPath = client.startRequest(slot);
        otherPath.put("FilePath", "//elsewhere/x");
        assertThat(client.post("/appdata/import/file/async", otherPath).errorCode())
                .isEqualTo("FilePathMismatch");

        Map<String, Object> otherType = client.startRequest(slot);
        otherType.put("FileType", "csv");
        isRefusedFor(client.post("/appfile/file/import", otherType), "InvalidFileType", "FileType");

        assertThat(client.importNow(slot).errorCode()).isEqualTo("FileNotUploaded");
        isRefusedFor(client.post("/appfile/file/import", "{}"), "NotEmpty", "FileId");
    }
}
