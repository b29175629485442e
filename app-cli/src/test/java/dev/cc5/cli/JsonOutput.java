package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What commands write with {@code --json}. */
final class JsonOutput {
    private static final JsonMapper JSON = new JsonMapper();

    private JsonOutput() {}

    /** The one object that a command wrote, on one line. */
    static JsonNode json(CommandRun run) {
        assertThat(run.outLines()).hasSize(1);
        try {
            return JSON.readTree(run.out());
        } catch (JsonProcessingException e) {
            throw new AssertionError(run.out(), e);
        }
    }
}
