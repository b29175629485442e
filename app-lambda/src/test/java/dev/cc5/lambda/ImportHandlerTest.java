package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cc5.lambda.json.JsonDocument;
import dev.cc5.lambda.json.JsonLine;
import dev.cc5.lambda.json.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events in, imports out, on AWS's own runtime client (CATALOGUE section L). */
class ImportHandlerTest {
    private static World world;
    private static LambdaProcess lambda;
    private static LambdaProcess other;

    private int startsBefore;

    @BeforeAll
    static void start() {
        world = new World();
        lambda = LambdaProcess.start(ImportHandler.class, world.environment());
        other = LambdaProcess.start(ImportHandler.class, world.environment());
    }

    @AfterAll
    static void stop() {
        lambda.close();
        other.close();
        world.close();
    }

    @BeforeEach
    void count() {
        startsBefore = world.starts();
    }

    @AfterEach
    void tellsNoSecret() {
        world.assertNoSecretIn(lambda.log() + other.log());
    }

    private int starts() {
        return world.starts() - startsBefore;
    }

    @Test
    void importsWhatS3TellsOf() {
        TestObject object = world.put("in/families.cc5txt", "plain");

        String answer = lambda.invoke(object.event());

        assertThat(answer).contains("\"outcome\":\"accepted\"", "\"fileId\"", "\"actionId\"");
        world.awaitRow("plain");
        assertThat(starts()).isEqualTo(1);
    }

    /** L01 */
    @Test
    void importsADeliveryThatComesFourTimesOnce() {
        TestObject object = world.put("in/four.cc5txt", "four");
        assertThat(lambda.invoke(object.event())).contains("accepted");
        for (int i = 0; i < 3; i++) {
            assertThat((i == 1 ? other : lambda).invoke(object.event())).contains("\"outcome\":\"duplicate\"");
        }
        assertThat(starts()).isEqualTo(1);
    }

    /** L01, L25: who does not hold the claim fails, and is delivered again. */
    @Test
    void importsConcurrentDeliveriesOnce() {
        for (int round = 0; round < 5; round++) {
            TestObject object = world.put("in/race" + round + ".cc5txt", "race" + round);
            int before = world.starts();
            List<CompletableFuture<RuntimeApi.Answer>> answers = new ArrayList<>();
            for (LambdaProcess process : List.of(lambda, other)) {
                answers.add(process.api().invoke(object.event(), LambdaProcess.USUAL_TIME));
            }
            answers.forEach(answer -> {
                RuntimeApi.Answer got = lambda.await(answer);
                assertThat(got.text()).containsAnyOf("accepted", "duplicate", "it is being imported right now");
            });
            assertThat(lambda.invoke(object.event())).contains("duplicate");
            assertThat(world.starts() - before).isEqualTo(1);
        }
    }

    /** L07: an older version is not imported after a newer one. */
    @Test
    void neverImportsAnOlderVersionAfterANewerOne() {
        TestObject older = world.put("in/order.cc5txt", "older").withSequencer("0055AED6DCD90281E5");
        TestObject newer = world.put("in/order.cc5txt", "newer").withSequencer("0055AED6DCD90281E6");

        assertThat(lambda.invoke(newer.event())).contains("accepted");
        assertThat(lambda.invoke(older.event())).contains("superseded");
        assertThat(starts()).isEqualTo(1);
        assertThat(world.rows("older")).isZero();
    }

    /** L07 */
    @Test
    void importsWithoutASequencer() {
        TestObject object = world.put("in/no-sequencer.cc5txt", "noseq");
        assertThat(lambda.invoke(object.event(Map.of("sequencer", "")))).contains("accepted");
        assertThat(lambda.invoke(object.event(Map.of("sequencer", "")))).contains("duplicate");
    }

    /** L23: 7 days, where Lambda gives up after 6 hours. The time is the record's: all in it happened earlier. */
    @Test
    void knowsADeliveryThatComesAWeekLater() {
        TestObject object = world.put("in/late.cc5txt", "late");
        Node result = JsonDocument.read(lambda.invoke(object.event()))
                .get("results")
                .elements()
                .get(0);
        String record = result.text("record").orElseThrow();

        world.age(record, Duration.ofDays(7));

        assertThat(lambda.invoke(object.event())).contains("\"outcome\":\"duplicate\"");
        assertThat(other.invoke(object.event())).contains("\"outcome\":\"duplicate\"");
        assertThat(starts()).isEqualTo(1);
    }

    @Test
    void skipsAVersionThatWasReplacedMeanwhile() {
        TestObject older = world.put("in/replaced.cc5txt", "replaced1");
        world.put("in/replaced.cc5txt", "replaced2");

        assertThat(lambda.invoke(older.event())).contains("superseded", "a newer version has taken its place");
        assertThat(starts()).isZero();
    }

    /** L09: told once. */
    @Test
    void reportsAnObjectThatIsGoneOnce() {
        TestObject object = world.put("in/gone.cc5txt", "gone");
        world.s3.deleteObject(r -> r.bucket(World.AGENCY).key("in/gone.cc5txt"));

        assertThat(lambda.invoke(object.event())).contains("\"outcome\":\"refused\"", "NoSuchKey");
        assertThat(lambda.invoke(object.event())).contains("\"outcome\":\"refused-before\"");
        lambda.awaitLines("gone.cc5txt", "refused-before");
        assertThat(lambda.awaitLines("gone.cc5txt", "ERROR")).hasSize(1);
    }

    /** L22: what was accepted stays accepted although the invocation failed. */
    @Test
    void aFailedInvocationForgetsNoImport() {
        TestObject good = world.put("in/good.cc5txt", "good");
        TestObject elsewhere = new TestObject("another-bucket", "in/x.cc5txt", 5, "e", "01");
        String both = JsonLine.of(Map.of("Records", List.of(good.record(Map.of()), elsewhere.record(Map.of()))));

        assertThat(lambda.failure(both)).contains("it is not in s3://agency/");
        assertThat(lambda.failure(both)).contains("it is not in s3://agency/");
        assertThat(lambda.invoke(good.event())).contains("duplicate");
        assertThat(starts()).isEqualTo(1);
    }

    /** L33 */
    @Test
    void reportsAFileThatIsNoSyncFileOnceAndStartsNothing() {
        byte[] poison = world.syncFile("poison").replace("99|1|", "99|7|").getBytes(UTF_8);
        TestObject object = world.put("in/poison.cc5txt", poison);

        assertThat(lambda.invoke(object.event())).contains("\"outcome\":\"refused\"", "line 6", "[F7]");
        assertThat(lambda.invoke(object.event())).contains("refused-before");
        assertThat(starts()).isZero();
    }

    /** L28, L29 */
    @Test
    void keepsNeitherFilesNorDescriptors() throws Exception {
        Path descriptors = Path.of("/proc/" + lambda.pid() + "/fd");
        assumeTrue(Files.isDirectory(descriptors));
        for (int i = 0; i < 20; i++) {
            lambda.invoke(world.put("in/fd" + i + ".cc5txt", "fd" + i).event());
        }
        try (Stream<Path> open = Files.list(descriptors)) {
            assertThat(open.count()).isLessThan(250);
        }
    }
}
