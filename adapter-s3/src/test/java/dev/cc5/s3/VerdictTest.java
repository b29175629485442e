package dev.cc5.s3;

import static dev.cc5.s3.TestUploads.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.ProtocolException;
import dev.cc5.model.RefusedException;
import dev.cc5.model.SlotUnusableException;
import dev.cc5.model.SlotUnusableException.Reason;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What S3's answers mean. */
class VerdictTest {
    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, Request has expired",
        "400, ExpiredToken, The provided token has expired.",
        "403, RequestExpired, ''",
    })
    void anExpiredUrlNeedsANewSlot(int status, String code, String message) {
        SlotUnusableException e = failure(SlotUnusableException.class, TestUploads.error(status, code, message));
        assertThat(e.reason()).isEqualTo(Reason.EXPIRED);
        assertThat(e).hasMessageContaining(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SignatureDoesNotMatch", "InvalidAccessKeyId", "InvalidToken"})
    void aSignatureThatDoesNotFitIsExplained(String code) {
        SlotUnusableException e = failure(SlotUnusableException.class, TestUploads.error(403, code, "No match"));
        assertThat(e.reason()).isEqualTo(Reason.SIGNATURE);
        assertThat(e).hasMessageContaining("No match").hasMessageContaining("headers");
    }

    @Test
    void clocksThatDisagreeAreNamedWithBothTimes() {
        Response skewed = Answer.status(403)
                .body("<Error><Code>RequestTimeTooSkewed</Code><Message>The difference is too large.</Message>"
                        + "<RequestTime>20261124T000000Z</RequestTime><ServerTime>2026-11-24T01:00:00Z</ServerTime>"
                        + "<MaxAllowedSkewMilliseconds>900000</MaxAllowedSkewMilliseconds></Error>");

        SlotUnusableException e = failure(SlotUnusableException.class, skewed);

        assertThat(e.reason()).isEqualTo(Reason.SIGNATURE);
        assertThat(e).hasMessageContaining("20261124T000000Z").hasMessageContaining("2026-11-24T01:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalError, SERVER",
        "503, SlowDown, THROTTLED",
        "503, ServiceUnavailable, SERVER",
        "400, RequestTimeout, NETWORK",
        "400, BadDigest, NETWORK",
        "400, IncompleteBody, NETWORK",
        "409, OperationAborted, SERVER",
        "409, ConditionalRequestConflict, SERVER",
        "500, SomethingNew, SERVER",
        "200, InternalError, SERVER",
        "200, SlowDown, THROTTLED",
    })
    void passingTroubleIsTemporary(int status, String code, Trouble trouble) {
        TemporaryException e = failure(TemporaryException.class, TestUploads.error(status, code, "Please try again"));
        assertThat(e.trouble()).isEqualTo(trouble);
    }

    @ParameterizedTest
    @CsvSource({
        "408, SERVER",
        "409, SERVER",
        "429, THROTTLED",
        "500, SERVER",
        "502, SERVER",
        "503, SERVER",
        "504, SERVER"
    })
    void anAnswerWithoutXmlCountsByItsStatus(int status, Trouble trouble) {
        Answer html = Answer.status(status).body("<html><body>Bad gateway<br></body></html>");
        assertThat(failure(TemporaryException.class, html).trouble()).isEqualTo(trouble);
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied",
        "403, SomethingNew",
        "400, EntityTooLarge",
        "400, InvalidArgument",
        "404, NoSuchBucket",
        "405, MethodNotAllowed",
        "411, MissingContentLength",
        "412, PreconditionFailed",
        "501, NotImplemented",
    })
    void aRefusalIsFinalAndSaysWhy(int status, String code) {
        RefusedException e = failure(RefusedException.class, TestUploads.error(status, code, "Because of this"));
        assertThat(e).hasMessageContaining(code).hasMessageContaining("Because of this");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 410, 416, 501, 302, 303, 304, 308})
    void aRefusalWithoutXmlIsFinalToo(int status) {
        assertThat(failure(RefusedException.class, Answer.status(status))).hasMessageContaining("" + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 205, 206, 299})
    void anotherKindOfYesIsNone(int status) {
        failure(ProtocolException.class, Answer.status(status));
    }

    @Test
    void aBucketElsewhereIsNamedWithItsRegion() {
        Answer moved = TestUploads.error(301, "PermanentRedirect", "Use another endpoint")
                .header("x-amz-bucket-region", "eu-central-1");
        assertThat(failure(RefusedException.class, moved)).hasMessageContaining("eu-central-1");
    }

    @Test
    void aYesWithAnErrorInItIsAFailure() {
        failure(RefusedException.class, TestUploads.error(200, "AccessDenied", "No"));
    }

    @ParameterizedTest
    @CsvSource({"'Retry-After', '7', 7", "'Retry-After', 'Tue, 24 Nov 2026 00:00:07 GMT', 7"})
    void itIsToldHowLongToWait(String header, String value, int seconds) {
        Answer slowDown = TestUploads.error(503, "SlowDown", "Please reduce your request rate.")
                .header("Date", "Tue, 24 Nov 2026 00:00:00 GMT")
                .header(header, value);
        assertThat(failure(TemporaryException.class, slowDown).retryAfter()).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "Mon, 23 Nov 2026 00:00:00 GMT", "99999999999"})
    void aWaitThatMakesNoSenseIsNoWait(String value) {
        Answer slowDown = TestUploads.error(503, "SlowDown", "Please reduce your request rate.")
                .header("Date", "Tue, 24 Nov 2026 00:00:00 GMT")
                .header("Retry-After", value);
        assertThat(failure(TemporaryException.class, slowDown).retryAfter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {TestUploads.SIGNATURE, "AKIDEXAMPLE/20261124/us-east-1/s3/aws4_request", TestUploads.QUERY})
    void showsNoPartOfTheSignedUrlThatS3Repeats(String part) {
        String xml = part.replace("&", "&amp;");
        assertThat(failure(
                        RefusedException.class, TestUploads.error(403, "AccessDenied", "You sent " + xml + " to me")))
                .hasMessageContaining("403");
        assertThat(failure(RefusedException.class, TestUploads.error(403, xml, "No")))
                .hasMessageContaining("403");
        failure(
                RefusedException.class,
                TestUploads.error(301, "PermanentRedirect", "No").header("x-amz-bucket-region", part));
    }

    @Test
    void aTimeThatIsNoneIsNotShown() {
        failure(
                SlotUnusableException.class,
                Answer.status(403)
                        .body("<Error><Code>RequestTimeTooSkewed</Code><RequestTime>" + TestUploads.SIGNATURE
                                + "</RequestTime></Error>"));
    }
}
