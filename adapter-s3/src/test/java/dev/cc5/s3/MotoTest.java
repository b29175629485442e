package dev.cc5.s3;

import static dev.cc5.s3.TestS3.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.SourceRefusedException;
import dev.cc5.port.ImportJournal;
import dev.cc5.testkit.ImportJournalContract;
import dev.cc5.testkit.MotoServer;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * The journal and the objects on an S3 by another hand, moto's: all that holds on the sandbox's holds there, and what
 * only an S3 with versions can show. Skipped where moto is not installed.
 */
class MotoTest {
    private static final String KEY = "in/red flower+50%/é 文.cc5txt";
    private static @Nullable MotoServer moto;
    private static @Nullable S3Client client;

    @BeforeAll
    static void start() {
        moto = MotoServer.start();
        client = TestS3.client(moto.endpoint());
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
        }
        if (moto != null) {
            moto.close();
        }
    }

    private static S3Client client() {
        return Objects.requireNonNull(client);
    }

    @Nested
    class Journal extends S3JournalTest {
        @Override
        S3Client s3() {
            return client();
        }
    }

    @Nested
    class Contract implements ImportJournalContract {
        private final String bucket = TestS3.newBucket(client());

        @Override
        public ImportJournal open() {
            Instant end = Instant.now().plusSeconds(600);
            return new S3Journal(client(), bucket, "journal/", () -> end, InstantSource.system());
        }

        @Disabled("moto looks first and writes then, so two that come at once may both get the claim")
        @Test
        @Override
        public void givesAClaimToOneOfManyThreads() {}
    }

    @Nested
    class SourceObjects extends S3ObjectTest {
        @Override
        S3Client s3() {
            return client();
        }
    }

    /** A bucket that keeps versions, as the template makes it. */
    @Nested
    class Versions {
        private final String bucket = TestS3.newBucket(client());

        Versions() {
            client().putBucketVersioning(r ->
                    r.bucket(bucket).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
        }

        private S3Object put(int content) {
            byte[] bytes = new byte[] {(byte) content, 1, 2, 3};
            String eTag = TestS3.put(client(), bucket, KEY, bytes);
            String id = client().headObject(r -> r.bucket(bucket).key(KEY)).versionId();
            return S3Object.of(
                    client(),
                    new ObjectVersion(bucket, KEY, Optional.of(id), Optional.of(eTag), Optional.empty()),
                    bytes.length);
        }

        @Test
        void areReadAsTheyWereWritten() throws IOException {
            S3Object older = put(7);
            S3Object newer = put(8);

            assertThat(read(older)).containsExactly(7, 1, 2, 3);
            assertThat(older.start(2)).containsExactly(7, 1);
            assertThat(read(newer)).containsExactly(8, 1, 2, 3);
            assertThat(S3Object.find(client(), older.version()).size()).isEqualTo(4);
        }

        @Test
        void areReadAlsoWhenTheObjectWasDeleted() throws IOException {
            S3Object object = put(7);
            client().deleteObject(r -> r.bucket(bucket).key(KEY));

            assertThat(read(object)).containsExactly(7, 1, 2, 3);
        }

        @Test
        void thatAreGoneAreRefused() {
            S3Object object = put(7);
            client().deleteObject(r -> r.bucket(bucket)
                    .key(KEY)
                    .versionId(object.version().versionId().orElseThrow()));

            assertThatThrownBy(object::open)
                    .isInstanceOf(SourceRefusedException.class)
                    .hasMessageContaining("NoSuchVersion")
                    .hasMessageContaining("deleted or moved");
        }
    }
}
