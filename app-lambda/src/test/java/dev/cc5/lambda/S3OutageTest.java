package dev.cc5.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.lambda.json.JsonDocument;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** An S3 that is down, or refuses. */
class S3OutageTest {
    private static World world;

    @BeforeAll
    static void start() {
        world = new World();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** L24 */
    @Test
    void importsNothingWithoutItsJournal() {
        TestObject object = world.put("in/closed.cc5txt", "closed");
        int before = world.starts();
        try (LoopbackServer s3 = LoopbackServer.plain()) {
            s3.onOthers(request -> Answer.status(500));
            try (LambdaProcess lambda = world.lambda(Map.of("AWS_ENDPOINT_URL_S3", s3.origin()))) {
                assertThat(lambda.invoke(TestObject.sqs(List.of(object.event()))))
                        .contains("\"m0\"");
                assertThat(lambda.awaitLines("closed.cc5txt", "Nothing is started without the journal"))
                        .isNotEmpty();
            }
        }
        assertThat(world.starts()).isEqualTo(before);
    }

    /** L40: only what it is about comes again, and its record is named. */
    @Test
    void failsOnlyTheMessageWhoseRecordIsDamaged() {
        TestObject damaged = world.put("in/damaged.cc5txt", "damaged");
        TestObject good = world.put("in/whole.cc5txt", "whole");
        try (LambdaProcess lambda = world.lambda(Map.of())) {
            String record = JsonDocument.read(lambda.invoke(damaged.event()))
                    .get("results")
                    .elements()
                    .get(0)
                    .text("record")
                    .orElseThrow();
            world.s3.putObject(
                    r -> r.bucket(World.JOURNAL).key(record),
                    RequestBody.fromBytes(new byte[] {'c', (byte) 0xff, (byte) 0xfe}));

            assertThat(lambda.invoke(TestObject.sqs(List.of(damaged.event(), good.event()))))
                    .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m0\"}]}");
            assertThat(lambda.awaitLines("damaged.cc5txt", "it is not text").get(0))
                    .contains(record);
            world.awaitRow("whole");
        }
    }

    /** L10, L11: reported once, with the permission that is missing. */
    @Test
    void saysWhatIsMissingToReadAnObject() {
        try (LoopbackServer s3 = LoopbackServer.plain()) {
            s3.onOthers(request -> Answer.status(200)
                    .header("ETag", "\"e\"")
                    .claiming(request.method().equals("HEAD") ? 5 : 0));
            refuse(s3, "kms", "AccessDenied", "User is not authorized to perform: kms:Decrypt");
            refuse(s3, "denied", "AccessDenied", "Access Denied");
            refuse(s3, "archived", "InvalidObjectState", "Not valid for the object's storage class");
            try (LambdaProcess lambda = world.lambda(Map.of("AWS_ENDPOINT_URL_S3", s3.origin()))) {
                assertThat(lambda.invoke(object("kms").event())).contains("\"refused\"", "kms:Decrypt");
                assertThat(lambda.invoke(object("denied").event()))
                        .contains("\"refused\"", "s3:GetObject on arn:aws:s3:::agency");
                assertThat(lambda.invoke(object("archived").event())).contains("\"refused\"", "restore it");
                assertThat(lambda.log()).doesNotContain("TopSecret");
                assertThat(s3.requests())
                        .allSatisfy(request -> assertThat(request.header("X-Amzn-Trace-Id"))
                                .contains("Root=1-5759e988-bd862e3fe1be46a994272793"));
            }
            // Asked to, it fails, so that the event reaches the queue of dead letters.
            try (LambdaProcess lambda =
                    world.lambda(Map.of("AWS_ENDPOINT_URL_S3", s3.origin(), "CC5_ON_REFUSED", "throw"))) {
                assertThat(lambda.failure(object("denied").event())).contains("s3:GetObject");
                assertThat(lambda.invoke(TestObject.sqs(List.of(object("denied").event()))))
                        .contains("\"itemIdentifier\":\"m0\"");
            }
        }
    }

    private static TestObject object(String key) {
        return new TestObject(World.AGENCY, key, 5, "e", "01");
    }

    private static void refuse(LoopbackServer s3, String key, String code, String message) {
        String body = "<Error><Code>" + code + "</Code><Message>" + message
                + "</Message><StringToSign>TopSecret</StringToSign></Error>";
        s3.on("GET", "/agency/" + key, Answer.status(403).body(body));
    }
}
