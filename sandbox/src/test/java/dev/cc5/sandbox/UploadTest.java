package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UploadTest {
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

    @Test
    void takesTheFileThroughTheSignedUrlAndTellsItsMd5() {
        JsonNode slot = client.slot("wks_family");
        assertThat(client.status(slot).data().get("Status").asText()).isEqualTo("Created");

        HttpResponse<String> put = client.put(slot.get("Url").asText(), "hello");

        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(put.headers().firstValue("ETag")).contains("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(client.status(slot).data().get("Status").asText()).isEqualTo("Uploaded");
    }

    @Test
    void refusesToImportWhatWasNeverUploaded() {
        Client.Reply reply = client.importInBackground(client.slot("wks_family"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("IsSuccess").asBoolean()).isFalse();
        assertThat(reply.errorCode()).isEqualTo("FileNotUploaded");
    }
}
