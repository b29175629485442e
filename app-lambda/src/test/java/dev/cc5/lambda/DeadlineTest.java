package dev.cc5.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runtimes whose time is up: killed, stopped by themselves, frozen. */
class DeadlineTest {
    private static World world;

    @BeforeAll
    static void start() {
        world = new World();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** L21: killed while the portal is busy with step 1 or 3; the next delivery settles what became of it. */
    @ParameterizedTest
    @CsvSource({World.SLOT + ",1", World.START + ",2"})
    void goesOnAfterItWasKilled(String path, int starts) throws Exception {
        try (LambdaProcess first = world.lambda(Map.of());
                LambdaProcess second = world.lambda(Map.of())) {
            first.invoke(world.put("in/warm.cc5txt", "warm").event());
            TestObject object = world.put("in/killed" + starts, "killed" + starts);
            int before = world.starts();
            CountDownLatch killed = new CountDownLatch(1);
            world.portal.on("POST", path, exchange -> {
                exchange.readBody();
                first.kill();
                killed.countDown();
            });
            // Its lease ends with its time.
            first.api().invoke(object.event(), Duration.ofSeconds(5));
            assertThat(killed.await(60, TimeUnit.SECONDS)).isTrue();
            world.portal.on("POST", path, world.forward());

            assertThat(second.failure(object.event())).contains("it is being imported right now");
            assertThat(resultOnceFree(second, object)).contains("accepted");
            world.awaitRow("killed" + starts);
            assertThat(second.invoke(object.event())).contains("duplicate");
            assertThat(world.starts() - before)
                    .as("one; with one that got lost, another that was sent when the portal showed nothing")
                    .isEqualTo(starts);
        } finally {
            world.portal.on("POST", path, world.forward());
        }
    }

    /** What becomes of an object when the lease of the one who died has ended. */
    private static String resultOnceFree(LambdaProcess lambda, TestObject object) throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            RuntimeApi.Answer answer = lambda.await(lambda.api().invoke(object.event(), LambdaProcess.USUAL_TIME));
            if (!answer.failed()) {
                return answer.text();
            }
            assertThat(answer.text()).contains("it is being imported right now");
            Thread.sleep(500);
        }
        throw new AssertionError("Its lease does not end");
    }

    /** L21, time: it stops by itself ahead of the end, and gives the claim back. */
    @Test
    void stopsAheadOfItsEnd() {
        TestObject object = world.put("in/slow.cc5txt", "slow");
        world.portal.on("POST", World.SLOT, Answer.never());
        try (LambdaProcess lambda = world.lambda(Map.of("CC5_STOP_AHEAD", "1"))) {
            lambda.await(lambda.api().ready());
            long from = System.nanoTime();
            RuntimeApi.Answer answer = lambda.await(lambda.api().invoke(object.event(), Duration.ofSeconds(5)));
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(5));
            assertThat(answer.failed()).isTrue();

            world.portal.on("POST", World.SLOT, world.forward());
            assertThat(lambda.invoke(object.event()))
                    .as("not held up by a lease")
                    .contains("accepted");
        }
    }

    /** L44: a journal, or an object, that says nothing leaves time to answer, however short the function's time is. */
    @ParameterizedTest
    @ValueSource(strings = {World.JOURNAL, World.AGENCY})
    void answersAlthoughS3IsSilent(String silentBucket) {
        try (LoopbackServer s3 = LoopbackServer.plain()) {
            s3.onOthers(request -> request.path().startsWith("/" + silentBucket + "/")
                    ? Answer.never()
                    : Answer.status(200).header("ETag", "\"1\""));
            try (LambdaProcess lambda = world.lambda(Map.of("AWS_ENDPOINT_URL_S3", s3.origin()))) {
                lambda.await(lambda.api().ready());
                TestObject object = new TestObject(World.AGENCY, "in/silent.cc5txt", 5, "e", "01");
                long from = System.nanoTime();
                RuntimeApi.Answer answer = lambda.await(lambda.api()
                        .invoke(TestObject.sqs(List.of(object.event(), object.event())), Duration.ofSeconds(8)));
                assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(8));
                assertThat(answer.text()).contains("m0", "m1");
            }
        }
    }

    /** L26: connections that died while the environment was frozen. */
    @Test
    void survivesConnectionsThatDiedInAFreeze() throws Exception {
        world.portal.on("POST", World.SLOT, world.forward().thenClose());
        world.portal.on("POST", World.START, world.forward().thenClose());
        try (LambdaProcess lambda = world.lambda(Map.of())) {
            for (int i = 0; i < 3; i++) {
                assertThat(lambda.invoke(world.put("in/thaw" + i, "thaw" + i).event()))
                        .contains("accepted");
                signal(lambda, "STOP");
                Thread.sleep(300);
                signal(lambda, "CONT");
            }
        } finally {
            world.portal.on("POST", World.SLOT, world.forward());
            world.portal.on("POST", World.START, world.forward());
        }
    }

    private static void signal(LambdaProcess lambda, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(lambda.pid()))
                .start()
                .waitFor();
    }
}
