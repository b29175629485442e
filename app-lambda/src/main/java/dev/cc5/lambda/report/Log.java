package dev.cc5.lambda.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.cc5.lambda.json.JsonLine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines of JSON, one a fact, each with the request's id and the trace's. Written past the runtime's own formatter, which
 * would wrap them once more. What is logged is for the caller to choose: no event, no header, no URL. Thread-safe.
 */
public final class Log {
    private final LambdaLogger logger;
    private final InstantSource clock;
    private final Map<String, String> always;

    /** @param always what every line says */
    public Log(LambdaLogger logger, InstantSource clock, Map<String, String> always) {
        this.logger = logger;
        this.clock = clock;
        this.always = Map.copyOf(always);
    }

    public void info(String message, Map<String, ?> facts) {
        write("INFO", message, facts);
    }

    /** Something calls for a person. */
    public void error(String message, Map<String, ?> facts) {
        write("ERROR", message, facts);
    }

    private void write(String level, String message, Map<String, ?> facts) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("timestamp", clock.instant().toString());
        line.put("level", level);
        line.put("message", message);
        line.putAll(always);
        line.putAll(facts);
        raw(line);
    }

    /** A line as it is, for those who read it by its form. */
    void raw(Map<String, ? extends @Nullable Object> line) {
        logger.log((JsonLine.of(line) + "\n").getBytes(UTF_8));
    }

    Instant now() {
        return clock.instant();
    }
}
