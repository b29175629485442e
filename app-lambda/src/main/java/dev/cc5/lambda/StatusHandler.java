package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.cc5.lambda.json.JsonDocument;
import dev.cc5.lambda.json.JsonLine;
import dev.cc5.lambda.json.MalformedJsonException;
import dev.cc5.lambda.json.Node;
import dev.cc5.model.FileId;
import dev.cc5.model.FileNotFoundAtPortalException;
import dev.cc5.model.FileStatus;
import dev.cc5.model.Phase;
import dev.cc5.model.TemporaryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Asks once how an import is going: {@code {"fileId": "..."}} is answered with its phase, the portal's word and the first
 * row errors. For a state machine that waits and asks again.
 */
public final class StatusHandler implements RequestStreamHandler {
    private static final int MOST_ROW_ERRORS = 20;

    private final Environment environment;

    /**
     * Starts an environment.
     *
     * @throws dev.cc5.model.ConfigurationException when a variable is missing or wrong; names it
     */
    public StatusHandler() {
        this(Environment.start(System.getenv()));
    }

    StatusHandler(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        FileId id = new FileId(fileId(input));
        LambdaSettings settings = environment.settings();
        Invocation invocation = Invocation.of(context, settings.stopAhead(), InstantSource.system());
        Connections connections = environment.connections();
        try {
            FileStatus status = connections.workflow().status(id, invocation.deadline());
            invocation.log().info("the portal told a status", Map.of("fileId", id.value(), "phase", status.phase()));
            output.write(JsonLine.of(toJson(status)).getBytes(UTF_8));
        } catch (TemporaryException | FileNotFoundAtPortalException e) {
            // Not visible yet, or out of reach for the moment: a name that a state machine can retry.
            throw new NotDoneException(e.explanation().toString());
        } finally {
            connections.key().tellFailure(invocation.log(), invocation.metrics());
            invocation.metrics().writeTo(invocation.log());
        }
    }

    private static String fileId(InputStream input) throws IOException {
        try {
            Node root = JsonDocument.read(input);
            return root.text("fileId").orElseThrow(() -> new IllegalArgumentException("The input names no fileId"));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("The input is not JSON", e);
        }
    }

    private static Map<String, Object> toJson(FileStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("fileId", status.file().value());
        json.put("phase", status.phase().name());
        json.put("word", status.word());
        json.put("doubt", status.doubt());
        json.put("final", status.phase().isFinal());
        json.put("succeeded", status.phase() == Phase.SUCCEEDED);
        json.put("rowErrorCount", status.rowErrorCount());
        json.put(
                "rowErrors",
                status.rowErrors().stream()
                        .limit(MOST_ROW_ERRORS)
                        .map(Object::toString)
                        .toList());
        return json;
    }
}
