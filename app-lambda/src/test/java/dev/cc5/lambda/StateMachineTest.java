package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cc5.lambda.json.JsonDocument;
import dev.cc5.lambda.json.Node;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The state machine's own file, executed by moto's interpreter of the states language where moto is installed. */
class StateMachineTest {
    private static final String[] EXECUTE = {"python3", "src/test/python/run_state_machine.py", "."};

    private static Script execute(String input, String... more) throws InterruptedException {
        String[] command = new String[EXECUTE.length + more.length];
        System.arraycopy(EXECUTE, 0, command, 0, EXECUTE.length);
        System.arraycopy(more, 0, command, EXECUTE.length, more.length);
        Script run = Script.runWith(input, command);
        assumeTrue(!run.isMissing(), "moto is not installed");
        assertThat(run.exit()).as(run.output()).isZero();
        return run;
    }

    /** What is expected at each end, its error and cause, stands in the script. */
    @Test
    void isExecutedThroughEachOfItsEnds() throws InterruptedException {
        assertThat(execute("").output())
                .contains("success: SUCCEEDED", "still running, then success: SUCCEEDED")
                .contains("failed, with row errors: FAILED", "refused: FAILED", "refused-before: FAILED")
                .contains("status never told: FAILED", "timeout: TIMED_OUT");
    }

    /** The machine and the functions speak of the same things. */
    @Test
    void drivesTheFunctionsToTheEndOfAnImport() throws Exception {
        try (World world = new World();
                LambdaProcess imports =
                        LambdaProcess.start(ImportHandler.class, world.environment(Map.of("CC5_CHECK", "false")));
                LambdaProcess statuses =
                        LambdaProcess.start(StatusHandler.class, world.environment(Map.of("CC5_JOURNAL", "")))) {
            HttpServer server = serve(Map.of("/cc5-import:live", imports, "/cc5-status:live", statuses));
            try {
                drive(world, "http://127.0.0.1:" + server.getAddress().getPort());
            } finally {
                server.stop(0);
            }
        }
    }

    private static void drive(World world, String functions) throws InterruptedException {
        Node good = JsonDocument.read(
                execute(world.put("in/watched.cc5txt", "watched").eventBridge(), functions)
                        .output());
        assertThat(good.text("status")).as(good.text("cause").orElse("")).contains("SUCCEEDED");
        Node output = JsonDocument.read(good.text("output").orElseThrow());
        assertThat(output.get("object").text("key")).contains("in/watched.cc5txt");
        assertThat(output.get("status").text("phase")).contains("SUCCEEDED");
        assertThat(world.rows("watched")).isEqualTo(1);

        String wrong = world.syncFile("wrong").replace("|false|", "|perhaps|");
        Node bad = JsonDocument.read(
                execute(world.put("in/wrong.cc5txt", wrong.getBytes(UTF_8)).eventBridge(), functions)
                        .output());
        assertThat(bad.text("status")).as(bad.text("cause").orElse("")).contains("FAILED");
        assertThat(bad.text("error")).contains("ImportFailed");
        assertThat(bad.text("cause").orElseThrow()).contains("\"succeeded\":false", "\"rowErrorCount\":1", "disabled");
    }

    /** A post to a function's path invokes it; an answer of 500 is the error that it ended in. */
    private static HttpServer serve(Map<String, LambdaProcess> functions) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        functions.forEach((path, function) -> server.createContext(path, exchange -> invoke(function, exchange)));
        server.start();
        return server;
    }

    private static void invoke(LambdaProcess function, HttpExchange exchange) throws IOException {
        String payload = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        RuntimeApi.Answer answer = function.await(function.api().invoke(payload, LambdaProcess.USUAL_TIME));
        byte[] body = answer.text().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.failed() ? 500 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
