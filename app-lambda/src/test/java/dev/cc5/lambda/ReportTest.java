package dev.cc5.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the function tells: a line for each object, metrics, the trace that it belongs to. */
class ReportTest {
    private static World world;
    private static LambdaProcess lambda;

    @BeforeAll
    static void start() {
        world = new World();
        lambda = LambdaProcess.start(ImportHandler.class, world.environment());
    }

    @AfterAll
    static void stop() {
        lambda.close();
        world.close();
    }

    @Test
    void logsWhatHappenedToEachObject() {
        TestObject object = world.put("in/logged.cc5txt", "logged");
        lambda.invoke(object.event());

        String line = lambda.awaitLines("logged.cc5txt", "accepted").get(0);
        assertThat(line)
                .startsWith("{\"timestamp\"")
                .contains(
                        "\"requestId\"", "\"traceId\":\"Root=1-", "\"bucket\":\"agency\"", "\"fileId\"", "\"actionId\"")
                .contains("\"record\":\"records/");
        assertThat(lambda.awaitLines("CloudWatchMetrics", "\"Imports\":1", "\"Bytes\":" + object.size()))
                .last()
                .asString()
                .contains("\"UploadMillis\":[", "\"Namespace\":\"cc5\"");
    }

    /** To the portal and to S3, so that what they do shows in the same trace; not with the signed PUT. */
    @Test
    void handsTheTraceOn() {
        lambda.invoke(world.put("in/traced.cc5txt", "traced").event());

        assertThat(world.portal.requests())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.header("X-Amzn-Trace-Id"))
                        .contains("Root=1-5759e988-bd862e3fe1be46a994272793"));
    }
}
