package dev.cc5.s3;

import static dev.cc5.s3.TestS3.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.SourceRefusedException;
import dev.cc5.s3.SkippedVersionException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Objects as source files: pinned and streamed. */
class S3ObjectTest {
    private static final String KEY = "in/red flower+50%/é 文.cc5txt";
    private static final byte[] CONTENT = TestS3.random(300_000);

    /** Which S3: there may be others. */
    S3Client s3() {
        return TestS3.client();
    }

    private static ObjectVersion version(String bucket, String eTag) {
        return new ObjectVersion(bucket, KEY, Optional.empty(), Optional.of(eTag), Optional.empty());
    }

    @Test
    void readsTheVersionOfItsEvent() throws IOException {
        String bucket = TestS3.newBucket(s3());
        String eTag = TestS3.put(s3(), bucket, KEY, CONTENT);
        S3Object object = S3Object.of(s3(), version(bucket, eTag), CONTENT.length);

        assertThat(read(object)).isEqualTo(CONTENT);
        assertThat(read(object)).as("read again").isEqualTo(CONTENT);
        assertThat(object.name()).isEqualTo("é 文.cc5txt");
        assertThat(object.md5()).contains(eTag);
        assertThat(object.start(1000)).isEqualTo(Arrays.copyOf(CONTENT, 1000));
    }

    @Test
    void readsIntoBuffersOutsideTheHeap() throws IOException {
        String bucket = TestS3.newBucket(s3());
        String eTag = TestS3.put(s3(), bucket, KEY, CONTENT);
        ByteBuffer all = ByteBuffer.allocateDirect(CONTENT.length);
        try (ReadableByteChannel channel =
                S3Object.of(s3(), version(bucket, eTag), CONTENT.length).open()) {
            while (all.hasRemaining()) {
                assertThat(channel.read(all)).isPositive();
            }
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
        assertThat(all.flip()).isEqualTo(ByteBuffer.wrap(CONTENT));
    }

    @Test
    void findsWhatTheEventDidNotTell() throws IOException {
        String bucket = TestS3.newBucket(s3());
        String eTag = TestS3.put(s3(), bucket, KEY, CONTENT);
        S3Object object = S3Object.find(
                s3(), new ObjectVersion(bucket, KEY, Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(object.size()).isEqualTo(CONTENT.length);
        assertThat(object.version().eTag()).contains(eTag);
        assertThat(read(object)).isEqualTo(CONTENT);
    }

    @Test
    void readsAnEmptyObject() throws IOException {
        String bucket = TestS3.newBucket(s3());
        String eTag = TestS3.put(s3(), bucket, KEY, new byte[0]);
        S3Object object = S3Object.of(s3(), version(bucket, eTag), 0);

        assertThat(read(object)).isEmpty();
        assertThat(object.start(100)).isEmpty();
    }

    @Test
    void aReplacedObjectIsSkipped() {
        String bucket = TestS3.newBucket(s3());
        String eTag = TestS3.put(s3(), bucket, KEY, new byte[] {1});
        TestS3.put(s3(), bucket, KEY, new byte[] {2});
        S3Object object = S3Object.of(s3(), version(bucket, eTag), 1);

        assertThatThrownBy(object::open)
                .isInstanceOf(SourceRefusedException.class)
                .cause()
                .isInstanceOfSatisfying(
                        SkippedVersionException.class,
                        skipped -> assertThat(skipped.reason()).isEqualTo(Reason.SUPERSEDED));
    }

    @Test
    void anObjectThatIsGoneIsRefused() {
        S3Object object = S3Object.of(s3(), version(TestS3.newBucket(s3()), "0"), 1);

        assertThatThrownBy(object::open)
                .isInstanceOf(SourceRefusedException.class)
                .hasMessageContaining("NoSuchKey")
                .hasMessageContaining("deleted or moved");
        assertThatThrownBy(() -> S3Object.find(s3(), object.version())).isInstanceOf(SourceRefusedException.class);
    }

    @Test
    void aFingerprintTellsTheVersion() {
        ObjectVersion version =
                new ObjectVersion("my.bucket", "a/?&=#%é", Optional.of("v/1"), Optional.of("e-2"), Optional.of("00AB"));

        assertThat(ObjectVersion.ofFingerprint(version.fingerprint())).contains(version);
        assertThat(ObjectVersion.ofFingerprint("sha256:00")).isEmpty();
    }
}
