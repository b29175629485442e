package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runtimes that are set up wrongly, killed, or let down by S3, the portal or the store of keys. */
class FaultsTest {
    private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:cc5/key-AbCdEf";
    private static World world;

    @BeforeAll
    static void start() {
        world = new World();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static LambdaProcess lambda(Map<String, String> changes) {
        return LambdaProcess.start(ImportHandler.class, world.environment(changes));
    }

    /** L31 */
    @Test
    void refusesToStartWhenItWouldStartItself() {
        try (LambdaProcess lambda = lambda(Map.of("CC5_JOURNAL", "s3://agency/in/journal/"))) {
            assertThat(lambda.await(lambda.api().initError())).contains("CC5_JOURNAL", "without an end");
        }
    }

    @Test
    void namesTheVariableThatIsMissing() {
        try (LambdaProcess lambda = lambda(Map.of("CC5_PORTAL", ""))) {
            assertThat(lambda.await(lambda.api().initError())).contains("CC5_PORTAL", "it is missing");
        }
    }

    /** L21: killed while the portal is busy with step 3; the next delivery settles what became of it. */
    @Test
    void goesOnAfterItWasKilledInTheMiddleOfTheStart() throws Exception {
        try (LambdaProcess first = lambda(Map.of());
                LambdaProcess second = lambda(Map.of())) {
            first.invoke(world.put("in/warm.cc5txt", "warm").event());
            TestObject object = world.put("in/killed.cc5txt", "killed");
            int before = world.starts();
            world.portal.on("POST", World.START, exchange -> {
                exchange.readBody();
                first.kill();
            });
            // Its lease ends with its time.
            first.api().invoke(object.event(), Duration.ofSeconds(8));
            awaitStarts(before + 1);
            world.portal.on("POST", World.START, world.forward());

            assertThat(second.failure(object.event())).contains("it is being imported right now");
            Thread.sleep(10_000);
            assertThat(second.invoke(object.event())).contains("accepted");
            world.awaitRow("killed");
            assertThat(second.invoke(object.event())).contains("duplicate");
            assertThat(world.starts() - before)
                    .as("the one that got lost and the one that was sent when the portal showed nothing")
                    .isEqualTo(2);
        } finally {
            world.portal.on("POST", World.START, world.forward());
        }
    }

    private static void awaitStarts(int number) throws InterruptedException {
        for (int i = 0; i < 200 && world.starts() < number; i++) {
            Thread.sleep(50);
        }
        assertThat(world.starts()).isEqualTo(number);
    }

    /** L21, time: it stops by itself ahead of the end, and gives the claim back. */
    @Test
    void stopsAheadOfItsEnd() {
        TestObject object = world.put("in/slow.cc5txt", "slow");
        world.portal.on("POST", World.SLOT, Answer.never());
        try (LambdaProcess lambda = lambda(Map.of("CC5_STOP_AHEAD", "2"))) {
            lambda.await(lambda.api().ready());
            long from = System.nanoTime();
            RuntimeApi.Answer answer = lambda.await(lambda.api().invoke(object.event(), Duration.ofSeconds(8)));
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(8));
            assertThat(answer.failed()).isTrue();

            world.portal.on("POST", World.SLOT, world.forward());
            assertThat(lambda.invoke(object.event()))
                    .as("not held up by a lease")
                    .contains("accepted");
        }
    }

    /** L24 */
    @Test
    void importsNothingWithoutItsJournal() {
        TestObject object = world.put("in/closed.cc5txt", "closed");
        int before = world.starts();
        try (LoopbackServer s3 = LoopbackServer.plain()) {
            s3.onOthers(request -> Answer.status(500));
            try (LambdaProcess lambda = lambda(Map.of("AWS_ENDPOINT_URL_S3", s3.origin()))) {
                assertThat(lambda.failure(object.event())).contains("Nothing is started without the journal");
            }
        }
        assertThat(world.starts()).isEqualTo(before);
    }

    /** L10, L11: reported once, with the permission that is missing. */
    @Test
    void saysWhatIsMissingToReadAnObject() {
        try (LoopbackServer s3 = LoopbackServer.plain()) {
            s3.onOthers(request -> Answer.status(200).header("ETag", "\"1\""));
            refuse(s3, "kms", "AccessDenied", "User is not authorized to perform: kms:Decrypt");
            refuse(s3, "denied", "AccessDenied", "Access Denied");
            refuse(s3, "archived", "InvalidObjectState", "Not valid for the object's storage class");
            try (LambdaProcess lambda = lambda(Map.of("AWS_ENDPOINT_URL_S3", s3.origin()))) {
                assertThat(lambda.invoke(object("kms").event())).contains("\"refused\"", "kms:Decrypt");
                assertThat(lambda.invoke(object("denied").event()))
                        .contains("\"refused\"", "s3:GetObject on arn:aws:s3:::agency");
                assertThat(lambda.invoke(object("archived").event())).contains("\"refused\"", "restore it");
                assertThat(lambda.log()).doesNotContain("TopSecret");
            }
            // Asked to, it fails, so that the event reaches the queue of dead letters.
            try (LambdaProcess lambda = lambda(Map.of("AWS_ENDPOINT_URL_S3", s3.origin(), "CC5_ON_REFUSED", "throw"))) {
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

    /** L26: connections that died while the environment was frozen. */
    @Test
    void survivesConnectionsThatDiedInAFreeze() throws Exception {
        world.portal.on("POST", World.SLOT, world.forward().thenClose());
        world.portal.on("POST", World.START, world.forward().thenClose());
        try (LambdaProcess lambda = lambda(Map.of())) {
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

    /** L30: what a snapshot must not hold is made anew when it is restored. */
    @Test
    void opensNoConnectionBeforeASnapshot() throws IOException {
        TestObject object = world.put("in/snap.cc5txt", "snap");
        int connections = world.portal.connections();
        try (LambdaProcess lambda = lambda(Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"))) {
            lambda.await(lambda.api().checkpoint());
            assertThat(world.portal.connections()).isEqualTo(connections);
            if (Files.isReadable(Path.of("/proc/net/tcp"))) {
                assertThat(connectionsOf(lambda))
                        .as("connections in the snapshot")
                        .isEqualTo(1);
            }
            lambda.api().restore();
            assertThat(lambda.invoke(object.event())).contains("accepted");
            assertThat(lambda.log()).doesNotContain("rehearsal");
        }
    }

    /** How many TCP connections it has. One is the runtime's own, to the Runtime API. */
    private static long connectionsOf(LambdaProcess lambda) throws IOException {
        Set<String> established = new HashSet<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] columns = line.strip().split("\\s+");
                if (columns[3].equals("01")) {
                    established.add("socket:[" + columns[9] + "]");
                }
            }
        }
        long count = 0;
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + lambda.pid() + "/fd"))) {
            for (Path descriptor : open) {
                count += established.contains(Files.readSymbolicLink(descriptor).toString()) ? 1 : 0;
            }
        }
        return count;
    }

    /** L36: before the object is read, and with the key as it is now. */
    @Test
    void takesTheKeyFromSecretsManager() {
        try (LoopbackServer extension = LoopbackServer.plain();
                LambdaProcess lambda = lambda(Map.of(
                        "CC5_API_KEY", "",
                        "CC5_API_KEY_ARN", ARN,
                        "CC5_API_KEY_FIELD", "apiKey",
                        "AWS_SESSION_TOKEN", "session-token",
                        "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", Integer.toString(extension.port())))) {
            extension.on("GET", "/secretsmanager/get", Answer.status(503));
            TestObject object = world.put("in/secret.cc5txt", "secret");
            assertThat(lambda.failure(object.event())).contains("Parameters-and-Secrets extension", "503");

            int before = extension.requests().size();
            extension.on("GET", "/secretsmanager/get", secret("outdated-key"), secret(world.sandbox.apiKey()));
            assertThat(lambda.invoke(object.event()))
                    .as("refused with the outdated key, read anew")
                    .contains("accepted");
            lambda.invoke(world.put("in/secret2.cc5txt", "secret2").event());
            assertThat(extension.requests()).hasSize(before + 2).allSatisfy(request -> {
                assertThat(request.header("X-Aws-Parameters-Secrets-Token")).contains("session-token");
                assertThat(request.target()).contains("secretId=arn%3Aaws%3Asecretsmanager");
            });
            assertThat(lambda.log()).doesNotContain("outdated-key", world.sandbox.apiKey(), "session-token");
        }
    }

    private static Answer secret(String key) {
        return Answer.json(200, "{\"Name\":\"cc5/key\",\"SecretString\":\"{\\\"apiKey\\\":\\\"" + key + "\\\"}\"}");
    }

    @Test
    void takesTheEntityTypeFromTheFile() {
        try (LambdaProcess lambda = lambda(Map.of("CC5_ENTITY_TYPE", ""))) {
            assertThat(lambda.invoke(world.put("in/header.cc5txt", "header").event()))
                    .contains("accepted");
            world.awaitRow("header");
            byte[] elsewhere = world.syncFile("x")
                    .replace(world.sandbox.workspace(), "000000000000000000000000")
                    .getBytes(UTF_8);
            assertThat(lambda.invoke(world.put("in/elsewhere.cc5txt", elsewhere).event()))
                    .contains("\"refused\"", "another workspace");
        }
    }
}
