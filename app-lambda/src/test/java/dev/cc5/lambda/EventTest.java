package dev.cc5.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape of an event, in every envelope (CATALOGUE section L). */
class EventTest {
    private static World world;
    private static LambdaProcess lambda;

    private int startsBefore;

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

    @BeforeEach
    void count() {
        startsBefore = world.starts();
    }

    @AfterEach
    void tellsNoSecret() {
        world.assertNoSecretIn(lambda.log());
    }

    private int starts() {
        return world.starts() - startsBefore;
    }

    /** L02 */
    @Test
    void ignoresATestEvent() {
        String test = "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"agency\"}";
        assertThat(lambda.invoke(test)).contains("\"ignored\":1");
        assertThat(lambda.invoke(TestObject.sqs(List.of(test)))).isEqualTo("{\"batchItemFailures\":[]}");
    }

    /** L03 */
    @Test
    void decodesKeysOnce() {
        TestObject object = world.put("in/red flower+50%25/é 文.cc5txt", "decoded");
        assertThat(lambda.invoke(object.event())).contains("accepted");
        TestObject bridged = world.put("in/red+flower%2B.cc5txt", "decoded2");
        assertThat(lambda.invoke(bridged.eventBridge())).contains("accepted");
        world.awaitRow("decoded");
        world.awaitRow("decoded2");
    }

    /** L04 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ObjectRemoved:Delete",
                "ObjectRemoved:DeleteMarkerCreated",
                "s3:ObjectRestore:Completed",
                "LifecycleExpiration:Delete",
                "ObjectTagging:Put"
            })
    void ignoresWhatIsNoNewContent(String name) {
        TestObject object = new TestObject(World.AGENCY, "in/x", 5, "e", "01");
        assertThat(lambda.invoke(object.event(Map.of("eventName", name)))).contains("\"ignored\":1");
    }

    /** L05 */
    @Test
    void ignoresFolders() {
        TestObject folder = world.put("in/new folder/", new byte[0]);
        assertThat(lambda.invoke(folder.event())).contains("\"ignored\":1");
    }

    /** L14 */
    @Test
    void stopsAFifoGroupAtItsFirstFailure() {
        TestObject first = world.put("in/fifo1.cc5txt", "fifo1");
        TestObject third = world.put("in/fifo3.cc5txt", "fifo3");
        TestObject elsewhere = world.put("in/fifo4.cc5txt", "fifo4");
        String answer = lambda.invoke(TestObject.fifo(
                List.of(first.event(), "not an event", third.event(), elsewhere.event()), List.of("a", "a", "a", "b")));

        assertThat(answer)
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"},{\"itemIdentifier\":\"m2\"}]}");
        assertThat(starts()).isEqualTo(2);
    }

    /** L15 and the other envelopes. */
    @Test
    void takesEventsOutOfEveryEnvelope() {
        assertThat(lambda.invoke(
                        TestObject.sns(world.put("in/sns.cc5txt", "sns").event())))
                .contains("accepted");
        String inQueue = TestObject.sqs(List.of(
                world.put("in/q1.cc5txt", "q1").event(),
                TestObject.snsEnvelope(world.put("in/q2.cc5txt", "q2").event()),
                world.put("in/q3.cc5txt", "q3").eventBridge()));
        assertThat(lambda.invoke(inQueue)).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(starts()).isEqualTo(4);
        List.of("sns", "q1", "q2", "q3").forEach(world::awaitRow);
    }

    /** L17 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"text\"",
                "null",
                "{\"httpMethod\":\"GET\",\"path\":\"/\"}",
                "{\"Records\":[]}",
                "{\"Records\":[{\"eventSource\":\"aws:kinesis\"}]}"
            })
    void neverSucceedsWithAnEventThatNobodyKnows(String event) {
        assertThat(lambda.failure(event)).contains("UnknownEventException");
    }

    /** L18 */
    @Test
    void refusesAnotherMajorVersionOnly() {
        TestObject object = world.put("in/version.cc5txt", "version");
        assertThat(lambda.failure(object.event(Map.of("eventVersion", "3.0")))).contains("3.0");
        assertThat(lambda.invoke(object.event(Map.of("eventVersion", "2.9")))).contains("accepted");
    }

    /** L19 */
    @Test
    void takesSizesAsTheyCome() {
        TestObject object = world.put("in/size.cc5txt", "size");
        assertThat(lambda.invoke(object.event(Map.of("size", "" + object.size()))))
                .contains("accepted");
        TestObject absent = world.put("in/size2.cc5txt", "size2");
        assertThat(lambda.invoke(absent.event(Map.of("size", "")))).contains("accepted");
        TestObject negative = world.put("in/size3.cc5txt", "size3");
        assertThat(lambda.invoke(negative.event(Map.of("size", -1)))).contains("accepted");
        TestObject large = world.put("in/size4.cc5txt", "size4");
        lambda.invoke(TestObject.sqs(List.of(large.event(Map.of("size", (5L << 30) + 1)))));
        assertThat(lambda.awaitLines("size4", "\"refused\"").get(0)).contains("5 GiB");
    }

    /** L37: size and order are S3's to tell, where the event did not come through the queue. */
    @Test
    void believesS3AndNotAnEventThatAnybodyMaySend() {
        TestObject forged = world.put("in/forged.cc5txt", "forged1").withSequencer("FFFFFFFFFFFFFFFFFF");
        assertThat(lambda.invoke(forged.event(Map.of("size", 1)))).contains("accepted");

        TestObject next = world.put("in/forged.cc5txt", "forged2");
        assertThat(lambda.invoke(TestObject.sqs(List.of(next.event())))).isEqualTo("{\"batchItemFailures\":[]}");
        world.awaitRow("forged2");
        assertThat(lambda.invoke(forged.withSequencer("FFFFFFFFFFFFFFFFFE").event()))
                .contains("superseded", "another content");
        assertThat(starts()).isEqualTo(2);
    }

    /** L38: EventBridge Pipes sends arrays, of a queue's messages or of events. */
    @Test
    void takesAnArrayOfEvents() {
        TestObject first = world.put("in/pipe1.cc5txt", "pipe1");
        TestObject second = world.put("in/pipe2.cc5txt", "pipe2");
        String batch = TestObject.sqs(List.of(first.event(), "not an event"));
        String array = batch.substring(batch.indexOf('['), batch.lastIndexOf(']') + 1);

        assertThat(lambda.invoke(array)).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
        assertThat(lambda.invoke("[" + first.eventBridge() + "," + second.eventBridge() + "]"))
                .contains("accepted", "pipe1", "pipe2");
        world.awaitRow("pipe1");
        world.awaitRow("pipe2");
    }

    /** L39: they would meet at the object's claim, and all but one would come again. */
    @Test
    void importsTheMessagesOfOneObjectOneAfterTheOther() {
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            bodies.add(world.put("in/again.cc5txt", "again" + i).event());
            bodies.add(world.put("in/other" + i + ".cc5txt", "other" + i).event());
        }
        bodies.add(bodies.get(6));

        assertThat(lambda.invoke(TestObject.sqs(bodies))).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(lambda.log()).doesNotContain("it is being imported right now");
        world.awaitRow("again3");
    }

    /** L34 */
    @Test
    void worksOffALargeBatchMessageByMessage() {
        List<String> bodies = new ArrayList<>();
        TestObject folder = new TestObject(World.AGENCY, "in/" + "x".repeat(900) + "/", 0, "e", "01");
        for (int i = 0; i < 1000; i++) {
            bodies.add(i % 100 == 7 ? "{" : folder.event(Map.of("pad", "y".repeat(4000))));
        }
        assertThat(lambda.invoke(TestObject.sqs(bodies)).split("itemIdentifier", -1))
                .hasSize(11);
    }
}
