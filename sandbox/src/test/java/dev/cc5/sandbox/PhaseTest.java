package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever polls sees an import go through its phases, in either casing. */
class PhaseTest {
    @Test
    void goesThroughAllPhases() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
            Client client = new Client(sandbox);
            JsonNode slot = client.slot(SyncFile.FAMILY);
            Set<String> seen = new LinkedHashSet<>();
            seen.add(client.status(slot).data().get("Status").asText());
            client.put(
                    slot.get("Url").asText(),
                    SyncFile.families().row("f1|Doe|4|0").text());
            seen.add(client.status(slot).data().get("Status").asText());
            seen.add(client.importInBackground(slot).data().get("Status").asText());
            while (!seen.contains("Completed")) {
                seen.add(client.status(slot).data().get("Status").asText());
                Thread.sleep(5);
            }

            assertThat(seen).containsExactly("Created", "Uploaded", "Queued", "Processing", "Completed");
        }
    }

    @Test
    void doesNotMakeOneFileWaitForThePaceOfAnother() {
        try (Sandbox sandbox = Sandbox.start(
                SandboxSettings.builder().pace(Duration.ofMillis(500)).build())) {
            Client client = new Client(sandbox);
            JsonNode[] slots = new JsonNode[8];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = client.slot(SyncFile.FAMILY);
                client.put(
                        slots[i].get("Url").asText(),
                        SyncFile.families().row("f" + i + "|Doe|4|0").text());
                client.importInBackground(slots[i]);
            }
            long begun = System.nanoTime();
            for (JsonNode slot : slots) {
                client.importNow(slot);
            }

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(2000));
            assertThat(sandbox.rows().count(SyncFile.FAMILY)).isEqualTo(8);
        }
    }

    @Test
    void writesItsNamesInCamelCaseWhenToldTo() {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder()
                .casing(Casing.CAMEL)
                .pace(Duration.ZERO)
                .build())) {
            Client client = new Client(sandbox);
            var request = client.slotRequest(SyncFile.FAMILY);
            request.put("Metadata", Map.of("Key", 1));

            JsonNode slot = client.post("/appfile/file/path", request).json();
            Client.Reply refused = client.post("/appfile/file/path", "{}");

            assertThat(slot.get("isSuccess").asBoolean()).isTrue();
            assertThat(slot.at("/data/fileId").asText()).isNotEmpty();
            assertThat(slot.at("/data/url").asText()).isNotEmpty();
            assertThat(slot.at("/data/file/metadata/Key").asInt()).isEqualTo(1);
            assertThat(refused.json().at("/responseStatus/errors/0/fieldName").asText())
                    .isEqualTo("WorkspaceId");
            assertThat(client.get("/appfile/file/x")
                            .json()
                            .at("/responseStatus/errorCode")
                            .asText())
                    .isEqualTo("NotFound");
        }
    }
}
