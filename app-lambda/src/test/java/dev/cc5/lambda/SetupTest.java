package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runtimes that are set up wrongly, or leave something to the file. */
class SetupTest {
    private static World world;

    @BeforeAll
    static void start() {
        world = new World();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** L31 */
    @Test
    void refusesToStartWhenItWouldStartItself() {
        try (LambdaProcess lambda = world.lambda(Map.of("CC5_JOURNAL", "s3://agency/in/journal/"))) {
            assertThat(lambda.await(lambda.api().initError())).contains("CC5_JOURNAL", "without an end");
        }
    }

    /** One meaning, with the slash and without; a folder beside it is no part of it. */
    @Test
    void takesThePrefixOfTheJournalForAFolder() {
        TestObject object = world.put("records-in/slash.cc5txt", "slash");
        Map<String, String> changes =
                Map.of("CC5_SOURCE", "s3://agency/records-in/", "CC5_JOURNAL", "s3://agency/records");
        try (LambdaProcess lambda = world.lambda(changes)) {
            assertThat(lambda.invoke(object.event())).contains("accepted", "\"record\":\"records/");
        }
        try (LambdaProcess lambda = world.lambda(Map.of("CC5_JOURNAL", "s3://journal/a/../records"))) {
            assertThat(lambda.await(lambda.api().initError())).contains("CC5_JOURNAL", "cannot be read");
        }
    }

    @Test
    void namesTheVariableThatIsMissing() {
        try (LambdaProcess lambda = world.lambda(Map.of("CC5_PORTAL", ""))) {
            assertThat(lambda.await(lambda.api().initError())).contains("CC5_PORTAL", "it is missing");
        }
    }

    @Test
    void takesTheEntityTypeFromTheFile() {
        try (LambdaProcess lambda = world.lambda(Map.of("CC5_ENTITY_TYPE", ""))) {
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
