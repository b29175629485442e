package dev.cc5.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API key out of its store. */
class KeyStoreTest {
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

    /** With the key as it is now. */
    @Test
    void takesTheKeyFromSecretsManager() {
        try (LoopbackServer extension = LoopbackServer.plain();
                LambdaProcess lambda = world.lambda(keyFrom(extension))) {
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

    /** L36: no object is read, and no record written, before the key is there. */
    @ParameterizedTest
    @ValueSource(strings = {"wks_family", ""})
    void touchesNoObjectWithoutAKey(String entityType) {
        try (LoopbackServer extension = LoopbackServer.plain();
                LoopbackServer s3 = LoopbackServer.plain()) {
            extension.on("GET", "/secretsmanager/get", Answer.status(503));
            s3.onOthers(request -> Answer.status(200).header("ETag", "\"1\""));
            Map<String, String> changes = new HashMap<>(keyFrom(extension));
            changes.put("AWS_ENDPOINT_URL_S3", s3.origin());
            changes.put("CC5_ENTITY_TYPE", entityType);
            try (LambdaProcess lambda = world.lambda(changes)) {
                TestObject object = new TestObject(World.AGENCY, "in/a.cc5txt", 5, "e", "01");
                assertThat(lambda.failure(object.event())).contains("Parameters-and-Secrets extension", "503");
                assertThat(lambda.invoke(TestObject.sqs(List.of(object.event()))))
                        .contains("\"m0\"");
            }
            assertThat(s3.requests()).isEmpty();
        }
    }

    /** L36: what is known is good until the portal refuses it. */
    @Test
    void goesOnWithTheKeyItHasWhileItsStoreIsDown() {
        try (LoopbackServer extension = LoopbackServer.plain();
                LambdaProcess lambda = world.lambda(keyFrom(extension))) {
            extension.on("GET", "/secretsmanager/get", secret(world.sandbox.apiKey()), Answer.status(503));

            for (int i = 0; i < 3; i++) {
                assertThat(lambda.invoke(
                                world.put("in/cached" + i, "cached" + i).event()))
                        .contains("accepted");
            }
            assertThat(extension.requests()).hasSize(1);
        }
    }

    private static Map<String, String> keyFrom(LoopbackServer extension) {
        return Map.of(
                "CC5_API_KEY", "",
                "CC5_API_KEY_ARN", ARN,
                "CC5_API_KEY_FIELD", "apiKey",
                "AWS_SESSION_TOKEN", "session-token",
                "PARAMETERS_SECRETS_EXTENSION_HTTP_PORT", Integer.toString(extension.port()));
    }

    private static Answer secret(String key) {
        return Answer.json(200, "{\"Name\":\"cc5/key\",\"SecretString\":\"{\\\"apiKey\\\":\\\"" + key + "\\\"}\"}");
    }
}
