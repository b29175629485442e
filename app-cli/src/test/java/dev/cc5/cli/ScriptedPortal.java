package dev.cc5.cli;

import dev.cc5.testkit.Answer;
import dev.cc5.testkit.Canaries;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.Request;
import dev.cc5.testkit.Response;
import java.util.List;

/** A portal and its S3 on one loopback server, where all goes well unless a test says otherwise. */
final class ScriptedPortal implements AutoCloseable {
    static final String KEY = Canaries.API_KEY;
    static final String SLOT = "/appfile/file/path";
    static final String START = "/appdata/import/file/async";
    static final String STATUS = "/appfile/file/F-1";
    static final String PUT = "/s3/F-1";
    static final String SIGNATURE = Canaries.SIGNATURE;

    private static final String DATA =
            "\"ActionId\":\"A-1\",\"FileId\":\"F-1\",\"FilePath\":\"//bucket/F-1\",\"File\":{}";

    private final LoopbackServer server = LoopbackServer.plain();

    ScriptedPortal() {
        server.on("POST", SLOT, slot());
        server.onEach("PUT", PUT, request -> Answer.status(200));
        server.on("POST", START, ok(DATA));
        server.on("GET", STATUS, status("Completed"));
    }

    /** Step 1 that goes well. */
    Response slot() {
        return ok(DATA + ",\"Url\":\"" + server.url(PUT) + "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=900"
                + "&X-Amz-SignedHeaders=host&X-Amz-Security-Token=" + Canaries.SESSION_TOKEN_IN_URL
                + "&X-Amz-Signature=" + SIGNATURE + "\"");
    }

    /** Step 3 that goes well. */
    static Response started() {
        return ok(DATA);
    }

    static Response status(String word) {
        return ok(DATA + ",\"Status\":\"" + word + "\"");
    }

    static Response statusWithRowErrors(String word, String errors) {
        return ok(DATA + ",\"Status\":\"" + word + "\",\"Errors\":" + errors);
    }

    static Response ok(String data) {
        return Answer.json(200, "{\"IsSuccess\":true,\"Data\":{" + data + "}}");
    }

    ScriptedPortal on(String method, String path, Answer... answers) {
        server.on(method, path, answers);
        return this;
    }

    String url() {
        return server.origin();
    }

    List<Request> requests() {
        return server.requests();
    }

    List<Request> requests(String method, String path) {
        return server.requests(method, path);
    }

    int count(String method, String path) {
        return requests(method, path).size();
    }

    LoopbackServer server() {
        return server;
    }

    /** A command that imports into this portal with the right key and without long pauses. */
    CommandRun.Line importing(Object... files) {
        return CommandRun.of("import")
                .with(files)
                .env("CC5_PORTAL", url())
                .env("CC5_POLL_INTERVAL", "10ms..20ms")
                .env("CC5_DEADLINE", "20s")
                .env("CC5_API_KEY", KEY);
    }

    @Override
    public void close() {
        server.close();
    }
}
