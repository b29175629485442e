package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.MotoServer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * The function on AWS's runtime client with its buckets on an S3 by another hand, moto's, and with versions as the
 * template's bucket has them. Skipped where moto is not installed. Two deliveries at once are for the sandbox's S3:
 * moto looks first and writes then.
 */
class MotoTest {
    private static @Nullable MotoServer moto;
    private static World world;
    private static LambdaProcess lambda;

    @BeforeAll
    static void start() {
        moto = MotoServer.start();
        world = new World(moto.endpoint());
        world.s3.putBucketVersioning(
                r -> r.bucket(World.AGENCY).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
        lambda = LambdaProcess.start(ImportHandler.class, world.environment());
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            lambda.close();
            world.close();
            moto.close();
        }
    }

    /** The event of an object as it lies there now, with its version. */
    private static String event(TestObject object) {
        return object.event(Map.of("versionId", versionId(object)));
    }

    private static String versionId(TestObject object) {
        return world.s3
                .headObject(r -> r.bucket(World.AGENCY).key(object.key()))
                .versionId();
    }

    /** L01 */
    @Test
    void importsAnObjectOnce() {
        int before = world.starts();
        String event = event(world.put("in/red flower+50%/é.cc5txt", "moto"));

        assertThat(lambda.invoke(event)).contains("\"outcome\":\"accepted\"");
        world.awaitRow("moto");
        assertThat(lambda.invoke(event)).contains("\"outcome\":\"duplicate\"");
        assertThat(world.starts() - before).isEqualTo(1);
    }

    /** L07 */
    @Test
    void neverImportsAnOlderVersionAfterANewerOne() {
        TestObject first = world.put("in/order.cc5txt", "moto-older");
        String older = event(first);
        String newer = event(world.put("in/order.cc5txt", "moto-newer"));

        assertThat(lambda.invoke(newer)).contains("accepted");
        assertThat(lambda.invoke(older)).contains("superseded");
        world.awaitRow("moto-newer");
        assertThat(world.rows("moto-older")).isZero();
    }

    @Test
    void importsTheVersionOfItsEventAlthoughThereIsANewerOne() {
        String older = event(world.put("in/versions.cc5txt", "moto-first"));
        String newer = event(world.put("in/versions.cc5txt", "moto-second"));

        assertThat(lambda.invoke(TestObject.sqs(List.of(older)))).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(lambda.invoke(newer)).contains("accepted");
        world.awaitRow("moto-first");
        world.awaitRow("moto-second");
    }

    /** An event without a version names the content by its eTag: If-Match does not hold. */
    @Test
    void skipsAContentThatWasReplaced() {
        TestObject older = world.put("in/replaced.cc5txt", "moto-replaced");
        world.put("in/replaced.cc5txt", "moto-replacing");

        assertThat(lambda.invoke(older.event())).contains("superseded", "a newer version has taken its place");
    }

    /** What was deleted since is a version still, and its event tells which. */
    @Test
    void importsAVersionAlthoughItsObjectIsDeleted() {
        TestObject object = world.put("in/deleted.cc5txt", "moto-deleted");
        String event = event(object);
        world.s3.deleteObject(r -> r.bucket(World.AGENCY).key(object.key()));

        assertThat(lambda.invoke(event)).contains("accepted");
    }

    /** L09 */
    @Test
    void reportsAnObjectThatIsGoneOnce() {
        TestObject object = world.put("in/gone.cc5txt", "moto-gone");
        String id = versionId(object);
        world.s3.deleteObject(r -> r.bucket(World.AGENCY).key(object.key()).versionId(id));

        assertThat(lambda.invoke(object.event(Map.of("versionId", id)))).contains("\"refused\"", "404");
        assertThat(lambda.invoke(object.event(Map.of("versionId", id)))).contains("\"refused-before\"");
    }

    /** L33 */
    @Test
    void reportsAFileThatIsNoSyncFile() {
        byte[] poison = world.syncFile("moto-poison").replace("99|1|", "99|7|").getBytes(UTF_8);

        assertThat(lambda.invoke(event(world.put("in/poison.cc5txt", poison)))).contains("\"refused\"", "line 6");
    }
}
