package dev.cc5.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ConfigurationException;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API key out of its store, asked through the SDK. */
class KeyStoreTest {
    private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:cc5/key-AbCdEf";
    private static final String PARAMETER = "arn:aws:ssm:eu-west-1:123456789012:parameter/cc5/key";
    private static World world;

    @BeforeAll
    static void start() {
        world = new World();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** With the key as it is now. */
    @Test
    void takesTheKeyFromSecretsManager() {
        try (LoopbackServer store = LoopbackServer.plain();
                LambdaProcess lambda = world.lambda(keyFrom(store))) {
            store.on("POST", "/", secret("outdated-key"), secret(world.sandbox.apiKey()));
            assertThat(lambda.invoke(world.put("in/secret.cc5txt", "secret").event()))
                    .as("refused with the outdated key, read anew")
                    .contains("accepted");
            lambda.invoke(world.put("in/secret2.cc5txt", "secret2").event());
            assertThat(store.requests()).hasSize(2).allSatisfy(request -> {
                assertThat(request.header("X-Amz-Target")).contains("secretsmanager.GetSecretValue");
                assertThat(request.header("Authorization").orElseThrow())
                        .contains(world.sandbox.accessKey(), "/eu-west-1/secretsmanager/");
                assertThat(request.bodyText()).contains(ARN);
            });
            assertThat(lambda.log()).doesNotContain("outdated-key", world.sandbox.apiKey());
        }
    }

    @Test
    void takesTheKeyFromTheParameterStore() {
        try (LoopbackServer store = LoopbackServer.plain()) {
            store.on("POST", "/", Answer.json(200, "{\"Parameter\":{\"Value\":\"" + world.sandbox.apiKey() + "\"}}"));
            Map<String, String> changes = new HashMap<>(keyFrom(store));
            changes.put("CC5_API_KEY_ARN", PARAMETER);
            changes.put("CC5_API_KEY_FIELD", "");
            try (LambdaProcess lambda = world.lambda(changes)) {
                assertThat(lambda.invoke(
                                world.put("in/parameter.cc5txt", "parameter").event()))
                        .contains("accepted");
            }
            Request request = store.requests().get(0);
            assertThat(request.header("X-Amz-Target")).contains("AmazonSSM.GetParameter");
            assertThat(request.bodyText()).contains(PARAMETER, "\"WithDecryption\":true");
        }
    }

    /** SnapStart gives a function no AWS_SESSION_TOKEN but a place to fetch credentials from, which change. */
    @Test
    void takesTheKeyWithSnapStartsCredentials() {
        try (LoopbackServer store = LoopbackServer.plain();
                LoopbackServer credentials = LoopbackServer.plain()) {
            store.on("POST", "/", secret(world.sandbox.apiKey()));
            credentials.on(
                    "GET",
                    "/credentials",
                    Answer.json(
                            200,
                            "{\"AccessKeyId\":\"" + world.sandbox.accessKey() + "\",\"SecretAccessKey\":\""
                                    + world.sandbox.secretKey()
                                    + "\",\"Token\":\"restored-token\",\"Expiration\":\"2099-01-01T00:00:00Z\"}"));
            Map<String, String> changes = new HashMap<>(keyFrom(store));
            changes.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
            changes.put("AWS_ACCESS_KEY_ID", "");
            changes.put("AWS_SECRET_ACCESS_KEY", "");
            changes.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", credentials.origin() + "/credentials");
            changes.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "authorization-token");
            try (LambdaProcess lambda = world.lambda(changes)) {
                lambda.await(lambda.api().checkpoint());
                assertThat(store.requests()).as("no key in the snapshot").isEmpty();
                lambda.api().restore();
                assertThat(lambda.invoke(world.put("in/snap.cc5txt", "snap").event()))
                        .contains("accepted");
                assertThat(lambda.log()).doesNotContain("restored-token", "authorization-token");
            }
            assertThat(store.requests().get(0).header("X-Amz-Security-Token")).contains("restored-token");
            assertThat(credentials.requests().get(0).header("Authorization")).contains("authorization-token");
        }
    }

    /** L36: no object is read, and no record written, before the key is there; a person is told. */
    @ParameterizedTest
    @ValueSource(strings = {"wks_family", ""})
    void touchesNoObjectWithoutAKey(String entityType) {
        try (LoopbackServer store = LoopbackServer.plain();
                LoopbackServer s3 = LoopbackServer.plain()) {
            store.on("POST", "/", Answer.status(503));
            s3.onOthers(request -> Answer.status(200).header("ETag", "\"1\""));
            Map<String, String> changes = new HashMap<>(keyFrom(store));
            changes.put("AWS_ENDPOINT_URL_S3", s3.origin());
            changes.put("CC5_ENTITY_TYPE", entityType);
            try (LambdaProcess lambda = world.lambda(changes)) {
                TestObject object = new TestObject(World.AGENCY, "in/a.cc5txt", 5, "e", "01");
                assertThat(lambda.failure(object.event())).contains("Reading the API key " + ARN, "503");
                assertThat(lambda.invoke(TestObject.sqs(List.of(object.event()))))
                        .contains("\"m0\"");
                assertThat(lambda.awaitLines("the API key cannot be read", "\"level\":\"ERROR\"", "503"))
                        .isNotEmpty();
                assertThat(lambda.awaitLines("CloudWatchMetrics", "\"KeyFailures\":1"))
                        .isNotEmpty();
            }
            assertThat(s3.requests()).isEmpty();
        }
    }

    /** It says what its store answered, and which permission to look for; the status function too. */
    @Test
    void saysWhyTheKeyCannotBeRead() {
        try (LoopbackServer store = LoopbackServer.plain()) {
            store.on("POST", "/", Answer.json(400, "{\"__type\":\"AccessDeniedException\",\"Message\":\"TopSecret\"}"));
            Map<String, String> changes = new HashMap<>(keyFrom(store));
            try (LambdaProcess statuses = LambdaProcess.start(StatusHandler.class, world.environment(changes))) {
                assertThat(statuses.failure("{\"fileId\":\"1\"}"))
                        .contains("400 AccessDeniedException", "secretsmanager:GetSecretValue")
                        .doesNotContain("TopSecret");
                assertThat(statuses.awaitLines("CloudWatchMetrics", "\"KeyFailures\":1"))
                        .hasSize(1);
            }
        }
    }

    /** L36: what is known is good until the portal refuses it. */
    @Test
    void goesOnWithTheKeyItHasWhileItsStoreIsDown() {
        try (LoopbackServer store = LoopbackServer.plain();
                LambdaProcess lambda = world.lambda(keyFrom(store))) {
            store.on("POST", "/", secret(world.sandbox.apiKey()), Answer.status(503));

            for (int i = 0; i < 3; i++) {
                assertThat(lambda.invoke(
                                world.put("in/cached" + i, "cached" + i).event()))
                        .contains("accepted");
            }
            assertThat(store.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cc5/key", "arn:aws:s3:::bucket", "arn:aws:ssm:eu-west-1:123456789012:document/x"})
    void refusesWhatNamesNeitherASecretNorAParameter(String arn) {
        assertThatThrownBy(() -> KeyStore.of(new Variables(Map.of("CC5_API_KEY_ARN", arn))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("CC5_API_KEY_ARN");
    }

    private static Map<String, String> keyFrom(LoopbackServer store) {
        return Map.of(
                "CC5_API_KEY",
                "",
                "CC5_API_KEY_ARN",
                ARN,
                "CC5_API_KEY_FIELD",
                "apiKey",
                "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                store.origin(),
                "AWS_ENDPOINT_URL_SSM",
                store.origin());
    }

    private static Answer secret(String key) {
        return Answer.json(200, "{\"Name\":\"cc5/key\",\"SecretString\":\"{\\\"apiKey\\\":\\\"" + key + "\\\"}\"}");
    }
}
