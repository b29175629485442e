package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** L27: when the function has answered, Lambda may freeze it: nothing of its own is at work then. */
class AfterTheAnswerTest {
    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

    private static World world;

    @BeforeAll
    static void start() {
        world = new World();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void noThreadIsLeftOfABatch() throws InterruptedException {
        try (LambdaProcess lambda = LambdaProcess.start(ImportHandler.class, world.environment())) {
            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                bodies.add(world.put("in/batch" + i, "batch" + i).event());
            }
            assertThat(lambda.invoke(TestObject.sqs(bodies))).isEqualTo("{\"batchItemFailures\":[]}");

            assertNothingIsAtWork(lambda);
        }
    }

    /** The time is up in the middle of the upload, with a file that is still read and checked. */
    @Test
    void noThreadIsLeftOfAnImportThatWasGivenUp() throws InterruptedException {
        String row = "10|given-up|" + "N".repeat(1000) + "|false|\n";
        byte[] large = world.syncFile("given-up")
                .replace("99|1|", row.repeat(16_000) + "99|16001|")
                .getBytes(UTF_8);
        TestObject object = world.put("in/given-up", large);
        try (LoopbackServer uploads = LoopbackServer.plain();
                LambdaProcess lambda =
                        LambdaProcess.start(ImportHandler.class, world.environment(Map.of("CC5_STOP_AHEAD", "1")))) {
            uploads.onOthers(request -> Answer.never());
            world.portal.on("POST", World.SLOT, slot(uploads.origin()));

            RuntimeApi.Answer answer = lambda.await(lambda.api().invoke(object.event(), Duration.ofSeconds(5)));

            assertThat(answer.failed()).as(answer.text()).isTrue();
            assertThat(uploads.requests()).as("it had begun").isNotEmpty();
            assertNothingIsAtWork(lambda);
        } finally {
            world.portal.on("POST", World.SLOT, world.forward());
        }
    }

    private static Answer slot(String origin) {
        return Answer.json(
                200,
                "{\"IsSuccess\":true,\"Data\":{\"FileId\":\"0123456789abcdef01234567\",\"FilePath\":\"//b/k\","
                        + "\"ActionId\":\"76543210fedcba9876543210\",\"Url\":\"" + origin
                        + "/b/k?X-Amz-Signature=0\"}}");
    }

    private static void assertNothingIsAtWork(LambdaProcess lambda) throws InterruptedException {
        assumeTrue(Files.isExecutable(JCMD), "this Java has no jcmd");
        Script dump = Script.run(JCMD.toString(), Long.toString(lambda.pid()), "Thread.print");
        assertThat(dump.exit()).as(dump.output()).isZero();
        List<String> threads = Arrays.stream(dump.output().split("\n\n"))
                .filter(thread -> thread.startsWith("\""))
                .toList();
        assertThat(threads)
                .anyMatch(thread -> thread.contains("AWSLambda"))
                .allSatisfy(thread -> assertThat(thread).doesNotContain("at dev.cc5."))
                .allSatisfy(thread -> assertThat(thread).doesNotStartWith("\"pool-"));
    }
}
