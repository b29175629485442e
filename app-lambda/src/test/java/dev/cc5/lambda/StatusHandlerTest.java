package dev.cc5.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.lambda.json.JsonDocument;
import dev.cc5.lambda.json.JsonLine;
import dev.cc5.lambda.json.Node;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How an import is going, for a state machine. */
class StatusHandlerTest {
    @Test
    void tellsThePhaseUntilTheEnd() throws InterruptedException {
        try (World world = new World();
                LambdaProcess imports = LambdaProcess.start(ImportHandler.class, world.environment());
                LambdaProcess statuses =
                        LambdaProcess.start(StatusHandler.class, world.environment(Map.of("CC5_JOURNAL", "")))) {
            Node result = JsonDocument.read(
                            imports.invoke(world.put("in/a.cc5txt", "status").eventBridge()))
                    .get("results")
                    .elements()
                    .get(0);
            String input = JsonLine.of(Map.of("fileId", result.text("fileId").orElseThrow()));
            String answer = statuses.invoke(input);
            for (int i = 0; i < 100 && answer.contains("\"final\":false"); i++) {
                Thread.sleep(50);
                answer = statuses.invoke(input);
            }
            assertThat(answer).contains("\"phase\":\"SUCCEEDED\"", "\"succeeded\":true", "\"rowErrorCount\":0");
            assertThat(statuses.failure("{\"fileId\":\"ffffffffffffffffffffffff\"}"))
                    .contains("NotDoneException");
            assertThat(statuses.failure("{}")).contains("names no fileId");
        }
    }
}
