package dev.cc5.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plain HTTP client of the portal and of S3, which knows nothing that the documentation does not say. */
final class Client {
    static final ObjectMapper JSON = new ObjectMapper();

    private final Sandbox sandbox;
    private final HttpClient http;

    Client(Sandbox sandbox) {
        this(sandbox, HttpClient.newHttpClient());
    }

    Client(Sandbox sandbox, HttpClient http) {
        this.sandbox = sandbox;
        this.http = http;
    }

    /** An answer of the portal. */
    record Reply(HttpResponse<String> http) {
        int status() {
            return http.statusCode();
        }

        JsonNode json() {
            try {
                return JSON.readTree(http.body());
            } catch (IOException e) {
                throw new AssertionError("No JSON: " + http.body(), e);
            }
        }

        JsonNode data() {
            return json().get("Data");
        }

        String errorCode() {
            return json().at("/ResponseStatus/ErrorCode").asText();
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.portal() + path))
                .timeout(Duration.ofSeconds(30))
                .header("x-api-key", sandbox.apiKey())
                .header("Content-Type", "application/json")
                .header("X-Param-Override-WorkspaceId", sandbox.workspace())
                .header("X-Param-Override-BucketId", sandbox.bucket());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Reply post(String path, Object body) {
        try {
            String json = body instanceof String text ? text : JSON.writeValueAsString(body);
            return new Reply(send(request(path)
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Reply get(String path) {
        return new Reply(send(request(path).GET().build()));
    }

    Map<String, Object> slotRequest(String entityType) {
        return new LinkedHashMap<>(Map.of(
                "WorkspaceId",
                sandbox.workspace(),
                "BucketId",
                sandbox.bucket(),
                "EntityType",
                entityType,
                "FileName",
                "family.cc5txt"));
    }

    JsonNode slot(String entityType) {
        Reply reply = post("/appfile/file/path", slotRequest(entityType));
        if (reply.status() != 200) {
            throw new AssertionError(reply.http().body());
        }
        return reply.data();
    }

    HttpResponse<String> put(String url, String content) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(30))
                .PUT(HttpRequest.BodyPublishers.ofString(content))
                .build());
    }

    Map<String, Object> startRequest(JsonNode slot) {
        return new LinkedHashMap<>(Map.of(
                "FileType", "cc5",
                "FileId", slot.get("FileId").asText(),
                "FilePath", slot.get("FilePath").asText(),
                "ActionId", slot.get("ActionId").asText()));
    }

    /** What a start answered but for its URL, which is signed anew each time. */
    JsonNode withoutUrl(Reply start) {
        return ((ObjectNode) start.data()).without("Url");
    }

    Reply importNow(JsonNode slot) {
        return post("/appfile/file/import", startRequest(slot));
    }

    Reply importInBackground(JsonNode slot) {
        return post("/appdata/import/file/async", startRequest(slot));
    }

    Reply status(JsonNode slot) {
        return get("/appfile/file/" + URLEncoder.encode(slot.get("FileId").asText(), StandardCharsets.UTF_8));
    }

    /** Steps 1 to 3 and the end, by the import that waits. */
    Reply importFile(String entityType, String content) {
        JsonNode slot = slot(entityType);
        HttpResponse<String> put = put(slot.get("Url").asText(), content);
        if (put.statusCode() != 200) {
            throw new AssertionError(put.body());
        }
        return importNow(slot);
    }

    /** Asks until the import has ended. */
    Reply awaitEnd(JsonNode slot) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            Reply reply = status(slot);
            if (reply.data().has("EndedOn")) {
                return reply;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("The import did not end");
    }
}
