package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cc5.lambda.json.JsonDocument;
import dev.cc5.lambda.json.Node;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The three requests of an import and nothing else, with Java's own client: the portal's own time. */
final class BareImport {
    private final World world;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    BareImport(World world) {
        this.world = world;
    }

    void of(String name, String id) throws IOException, InterruptedException {
        Node slot = post(
                World.SLOT,
                "{\"WorkspaceId\":\"%s\",\"BucketId\":\"%s\",\"EntityType\":\"wks_family\",\"FileName\":\"%s\",\"Folder\":\"in\"}"
                        .formatted(world.sandbox.workspace(), world.sandbox.bucket(), name));
        HttpRequest.BodyPublisher content =
                HttpRequest.BodyPublishers.ofByteArray(world.syncFile(id).getBytes(UTF_8));
        send(HttpRequest.newBuilder(URI.create(text(slot, "Url"))).PUT(content));
        post(
                World.START,
                "{\"ActionId\":\"%s\",\"FileType\":\"cc5\",\"FileId\":\"%s\",\"FilePath\":\"%s\"}"
                        .formatted(text(slot, "ActionId"), text(slot, "FileId"), text(slot, "FilePath")));
    }

    private Node post(String path, String body) throws IOException, InterruptedException {
        String answer = send(HttpRequest.newBuilder(URI.create(world.sandbox.portal() + path))
                .header("x-api-key", world.sandbox.apiKey())
                .header("X-Param-Override-WorkspaceId", world.sandbox.workspace())
                .header("X-Param-Override-BucketId", world.sandbox.bucket())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        return JsonDocument.read(answer).get("Data");
    }

    private static String text(Node slot, String name) {
        return slot.text(name).orElseThrow();
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
