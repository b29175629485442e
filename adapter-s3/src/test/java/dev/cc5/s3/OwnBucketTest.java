package dev.cc5.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ConfigurationException;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An object goes into no bucket that it comes from, however that is spelled and whoever leads there. */
class OwnBucketTest {
    private static final ObjectVersion VERSION =
            new ObjectVersion("agency", "in/a.cc5txt", Optional.empty(), Optional.of("e"), Optional.of("01"));

    private static S3Object object(LoopbackServer s3) {
        return S3Object.of(TestS3.client(URI.create(s3.origin())), VERSION, 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://agency.s3.eu-west-1.amazonaws.com/in/a?X-Amz-Signature=1",
                "https://AGENCY.S3.eu-west-1.amazonaws.com/in/a?X-Amz-Signature=1",
                "https://agency.s3.eu-west-1.amazonaws.com./in/a?X-Amz-Signature=1",
                "https://agency.bucket.vpce-0a1b-2c3d.s3.eu-west-1.vpce.amazonaws.com/in/a?X-Amz-Signature=1",
                "https://bucket.vpce-0a1b-2c3d.s3.eu-west-1.vpce.amazonaws.com/agency/in/a?X-Amz-Signature=1",
                "https://agency.minio.example.com/in/a?X-Amz-Signature=1",
                "https://agency/in/a?X-Amz-Signature=1",
                "https://s3.eu-west-1.amazonaws.com/agency/in/a?X-Amz-Signature=1",
                "https://s3.eu-west-1.amazonaws.com/Agency/in/a?X-Amz-Signature=1",
                "https://s3.eu-west-1.amazonaws.com//agency/in/a?X-Amz-Signature=1",
                "https://s3.eu-west-1.amazonaws.com/./agency/in/a?X-Amz-Signature=1",
                "https://s3.eu-west-1.amazonaws.com/x/../agency/in/a?X-Amz-Signature=1",
                "https://s3.eu-west-1.amazonaws.com/%61gency/in/a?X-Amz-Signature=1"
            })
    void isRefusedBeforeAnythingIsSent(String url) {
        try (LoopbackServer s3 = LoopbackServer.plain();
                TestUploads uploads = TestUploads.to(LoopbackServer.plain())) {
            assertThatThrownBy(() -> uploads.putTo(url, object(s3), TestUploads.PATIENCE))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("the bucket that it comes from");
            assertThat(s3.requests()).isEmpty();
        }
    }

    @Test
    void isRefusedWhereARedirectLeadsThere() {
        try (LoopbackServer s3 = LoopbackServer.plain();
                LoopbackServer region = LoopbackServer.plain();
                TestUploads uploads =
                        TestUploads.answering(Answer.status(307).header("Location", region.url("//agency/in/a")))) {
            s3.onOthers(request -> Answer.status(200).body("00000"));
            assertThatThrownBy(() -> uploads.put(object(s3)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("the bucket that it comes from");
            assertThat(region.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://agency-2.s3.eu-west-1.amazonaws.com/in/a",
                "https://s3.eu-west-1.amazonaws.com/portal/agency/in/a",
                "https://s3.eu-west-1.amazonaws.com/agency-2/in/a",
                "https://the.agency.s3.eu-west-1.amazonaws.com/in/a"
            })
    void isAnotherOneThanThose(String url) {
        assertThat(OwnBucket.isNamed("agency", URI.create(url))).isFalse();
        assertThat(OwnBucket.isNamed(
                        "bucket", URI.create("https://bucket.vpce-0a.s3.eu-west-1.vpce.amazonaws.com/portal/a")))
                .isFalse();
    }
}
