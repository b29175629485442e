package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Step 1: what a file may be called, and where it may go. */
class UploadSlotTest {
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
    void keepsTheNumbersOfTheMetadataAsTheyAre() {
        String numbers = "{\"a\":0.1,\"b\":1.10,\"c\":12345678901234567890.123,\"d\":123456789012345678901234567890}";
        String request =
                Client.JSON.valueToTree(client.slotRequest("wks_family")).toString();

        Client.Reply slot = client.post(SLOT, request.replaceFirst("}$", ",\"Metadata\":" + numbers + "}"));
        client.put(slot.data().get("Url").asText(), "hello");
        Client.Reply start = client.importInBackground(slot.data());

        assertThat(slot.http().body()).contains("\"Metadata\":" + numbers);
        assertThat(start.http().body()).contains("\"Metadata\":" + numbers);
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
}
