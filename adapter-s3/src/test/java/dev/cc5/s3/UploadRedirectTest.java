package dev.cc5.s3;

import static dev.cc5.s3.TestUploads.FILE;
import static dev.cc5.s3.TestUploads.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.RefusedException;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a redirect of S3's is followed to, and what goes there. */
class UploadRedirectTest {
    private static final String MD5 = FILE.md5().orElseThrow();

    @Test
    void followsARedirectOnceWithTheWholeBodyAndNoMoreHeaders() {
        try (LoopbackServer region = LoopbackServer.plain().onOthers(request -> Answer.status(200));
                TestUploads s3 = TestUploads.answering(TestUploads.error(307, "TemporaryRedirect", "Please re-send")
                        .header("Location", region.url("/there/k?a=%2F&X-Amz-Signature=1")))) {
            s3.put(FILE);

            Request request = region.awaitRequest(1).awaitComplete();
            assertThat(request.target()).isEqualTo("/there/k?a=%2F&X-Amz-Signature=1");
            assertThat(request.bodyMd5()).isEqualTo(MD5);
            assertThat(request.headers("Content-Length")).containsExactly("" + FILE.size());
            assertThat(request.headers().stream().map(Request.Header::name))
                    .containsExactlyInAnyOrder("host", "content-length", "content-type", "user-agent");
        }
    }

    @Test
    void followsNoSecondRedirect() {
        try (LoopbackServer region = LoopbackServer.plain();
                TestUploads s3 = TestUploads.answering(Answer.status(307).header("Location", region.url("/there")))) {
            region.onOthers(request -> Answer.status(307).header("Location", region.url("/elsewhere")));

            assertThatThrownBy(() -> s3.put(FILE)).isInstanceOf(RefusedException.class);
            assertThat(region.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.168.7.7/k", "https://10.0.0.1/k?secret=1", "https://169.254.169.254/"})
    void followsNoRedirectThatTheUrlPolicyForbids(String location) {
        failure(ConfigurationException.class, Answer.status(307).header("Location", location));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/relative", "ftp://example.com/", "https://user@example.com/k", "", "::"})
    void followsNoRedirectToWhatIsNoUrl(String location) {
        failure(RefusedException.class, Answer.status(307).header("Location", location));
    }
}
