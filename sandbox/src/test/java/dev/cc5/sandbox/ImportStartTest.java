package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Step 3: when an import starts, and when it does not. */
class ImportStartTest {
    private static final String FIELDS = "entityId|name|familySize:int|disabled:bool";

    private static Sandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxSettings.builder().pace(Duration.ZERO).build());
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static SyncFile file(String entityType) {
        return SyncFile.of(entityType, "entityId", FIELDS);
    }

    private static JsonNode imported(String entityType, String content) {
        return client.importFile(entityType, content).data();
    }

    private static String status(JsonNode data) {
        return data.get("Status").asText();
    }

    private static List<Object> names(String entityType) {
        return sandbox.rows().query(entityType).stream()
                .map(row -> row.get("name"))
                .toList();
    }

    @Test
    void answersTheWaitingImportWhenItIsDone() {
        JsonNode end = imported("waiting", file("waiting").row("f1|Doe|4|0").text());

        assertThat(status(end)).isEqualTo("Completed");
        assertThat(names("waiting")).containsExactly("Doe");
    }

    @Test
    void importsOnceForAFileAndAnAction() {
        JsonNode slot = client.slot("once");
        client.put(slot.get("Url").asText(), file("once").row("f1|Doe|4|0").text());
        Client.Reply first = client.importNow(slot);
        client.put(slot.get("Url").asText(), file("once").row("f1|Changed|4|0").text());

        Client.Reply second = client.importInBackground(slot);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.data().get("EndedOn")).isEqualTo(first.data().get("EndedOn"));
        assertThat(client.withoutUrl(client.importNow(slot))).isEqualTo(client.withoutUrl(first));
        assertThat(names("once")).containsExactly("Doe");
    }

    @Test
    void answersWithTheFileAndAUrlForItLikeStep1() {
        JsonNode slot = client.slot("likestep1");
        client.put(slot.get("Url").asText(), file("likestep1").row("f1|Doe|4|0").text());

        JsonNode started = client.importInBackground(slot).data();

        assertThat(started.get("File")).isEqualTo(slot.get("File"));
        assertThat(client.put(started.get("Url").asText(), "again").statusCode())
                .isEqualTo(200);
    }

    @Test
    void importsAgainForAnotherAction() {
        JsonNode slot = client.slot("again");
        client.put(slot.get("Url").asText(), file("again").row("f1|Doe|4|0").text());
        client.importNow(slot);
        client.put(slot.get("Url").asText(), file("again").row("f1|Changed|4|0").text());
        Map<String, Object> start = client.startRequest(slot);
        start.put("ActionId", "another-action");

        JsonNode end = client.post("/appfile/file/import", start).data();

        assertThat(end.get("ActionId").asText()).isEqualTo("another-action");
        assertThat(sandbox.rows().query("again").get(0))
                .containsEntry("name", "Changed")
                .containsEntry("batch_action_id", "another-action");
    }

    @Test
    void takesTheActionOfStep1WhereStep3NamesNone() {
        JsonNode slot = client.slot("noaction");
        client.put(slot.get("Url").asText(), file("noaction").row("f1|Doe|4|0").text());
        Map<String, Object> start = client.startRequest(slot);
        start.remove("ActionId");

        JsonNode end = client.post("/appfile/file/import", start).data();

        assertThat(end.get("ActionId")).isEqualTo(slot.get("ActionId"));
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
        assertThat(client.post("/appfile/file/import", otherType).errorCode()).isEqualTo("InvalidFileType");

        assertThat(client.importNow(slot).errorCode()).isEqualTo("FileNotUploaded");
        assertThat(client.post("/appfile/file/import", "{}").json().at("/ResponseStatus/Errors"))
                .hasSize(3);
    }
}
