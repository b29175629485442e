package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PLATFORM section 6: what S3 refuses at a signed URL, and with which code. */
class SignedUrlTest {
    private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
    private static final String LENGTH = "Content-Length: 5\r\n";

    private static Sandbox sandbox;
    private static SignedPut signed;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxSettings.defaults());
        signed = new SignedPut(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void takesWhatTheUrlAllows() {
        String target = signed.target();

        assertThat(signed.put(target, LENGTH, BODY).status()).isEqualTo(200);
        assertThat(signed.isThere(target)).isTrue();
    }

    @Test
    void letsTheSameUrlBeUsedTwice() {
        String target = signed.target();

        assertThat(signed.put(target, LENGTH, BODY).status()).isEqualTo(200);
        assertThat(signed.put(target, LENGTH, BODY).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Amz-Expires=900, X-Amz-Expires=901",
        "family.cc5txt, family2.cc5txt",
    })
    void refusesWhatIsNotWhatWasSigned(String original, String tampered) {
        String target = signed.target().replaceFirst(original, tampered);

        RawHttp.Response response = signed.put(target, LENGTH, BODY);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.code()).isEqualTo("SignatureDoesNotMatch");
        assertThat(signed.isThere(target)).isFalse();
    }

    @Test
    void refusesASignatureWithOneWrongDigit() {
        String target = signed.target();
        char last = target.charAt(target.length() - 1);
        String tampered = target.substring(0, target.length() - 1) + (last == '0' ? '1' : '0');

        RawHttp.Response response = signed.put(tampered, LENGTH, BODY);

        assertThat(target.substring(0, target.length() - 1)).contains("X-Amz-Signature=");
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.code()).isEqualTo("SignatureDoesNotMatch");
        assertThat(signed.isThere(target)).isFalse();
    }

    @Test
    void refusesAnotherMethodThanTheSignedOne() {
        RawHttp.Response response = RawHttp.send(sandbox.s3(), "GET", signed.target(), "", new byte[0]);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.code()).isEqualTo("SignatureDoesNotMatch");
    }

    @Test
    void refusesAnUnknownAccessKey() {
        String target = signed.target().replace(sandbox.accessKey(), "CC5NOBODY");

        RawHttp.Response response = signed.put(target, LENGTH, BODY);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.code()).isEqualTo("InvalidAccessKeyId");
    }

    @Test
    void refusesWhoeverDoesNotSign() {
        RawHttp.Response response = signed.put("/" + sandbox.s3Bucket() + "/x", LENGTH, BODY);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.code()).isEqualTo("AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /", "GET BUCKET", "GET BUCKET?list-type=2", "GET BUCKET/x", "HEAD BUCKET", "POST BUCKET"})
    void showsNothingToWhoeverDoesNotSign(String request) {
        signed.put(signed.target(), LENGTH, BODY);
        String[] parts = request.replace("BUCKET", "/" + sandbox.s3Bucket()).split(" ");

        RawHttp.Response response = RawHttp.send(sandbox.s3(), parts[0], parts[1], "", new byte[0]);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).doesNotContain("family", "<Bucket");
        if (!parts[0].equals("HEAD")) {
            assertThat(response.code()).isEqualTo("AccessDenied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-amz-acl: private", "X-Amz-Meta-Colour: blue", "x-amz-checksum-crc32: NhCmhg=="})
    void refusesAmazonsHeadersThatAreNotSigned(String header) {
        String target = signed.target();

        RawHttp.Response response = signed.put(target, LENGTH + header + "\r\n", BODY);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.code()).isEqualTo("AccessDenied");
        assertThat(response.element("Message"))
                .isEqualTo("There were headers present in the request which were not signed");
        assertThat(response.element("HeadersNotSigned")).isEqualToIgnoringCase(header.split(":")[0]);
        assertThat(signed.isThere(target)).isFalse();
    }

    @Test
    void refusesASecondWayToSign() {
        RawHttp.Response response = signed.put(signed.target(), LENGTH + "Authorization: Bearer <abc>\r\n", BODY);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo("InvalidArgument");
        assertThat(response.element("Message")).startsWith("Only one auth mechanism allowed");
        assertThat(response.element("ArgumentValue")).isEqualTo("Bearer &lt;abc&gt;");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Amz-Expires=900, X-Amz-Expires=604801, AuthorizationQueryParametersError",
        "X-Amz-Expires=900, X-Amz-Expires=-1, AuthorizationQueryParametersError",
        "X-Amz-Expires=900, X-Amz-Expires=soon, AuthorizationQueryParametersError",
        "X-Amz-Expires=900, X=900, AuthorizationQueryParametersError",
        "X-Amz-Date=2, X-Amz-Date=x, AuthorizationQueryParametersError",
    })
    void refusesParametersThatMakeNoSense(String original, String tampered, String code) {
        RawHttp.Response response = signed.put(signed.target().replaceFirst(original, tampered), LENGTH, BODY);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo(code);
    }

    @Test
    void checksTheOlderSignatureWhichCoversTheContentType() throws Exception {
        String path = "/" + sandbox.s3Bucket() + "/older";
        long expires = Instant.now().getEpochSecond() + 60;
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(sandbox.secretKey().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        byte[] signature = mac.doFinal(("PUT\n\n\n" + expires + "\n" + path).getBytes(StandardCharsets.UTF_8));
        String target = path + "?AWSAccessKeyId=" + sandbox.accessKey() + "&Expires=" + expires + "&Signature="
                + URLEncoder.encode(Base64.getEncoder().encodeToString(signature), StandardCharsets.UTF_8);

        RawHttp.Response refused = signed.put(target, LENGTH + "Content-Type: application/octet-stream\r\n", BODY);
        RawHttp.Response twice = signed.put(target, LENGTH + "Authorization: Bearer abc\r\n", BODY);

        assertThat(signed.put(target, LENGTH, BODY).status()).isEqualTo(200);
        assertThat(refused.code()).isEqualTo("SignatureDoesNotMatch");
        assertThat(twice.code()).isEqualTo("InvalidArgument");
    }

    @Test
    void listensOnLoopbackOnly() {
        assertThat(sandbox.s3().getHost()).isEqualTo("127.0.0.1");
        assertThat(sandbox.portal().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void refusesAnExpiredUrl() throws Exception {
        TestClock clock = new TestClock();
        try (Sandbox moving = Sandbox.start(SandboxSettings.builder()
                .clock(clock)
                .urlLifetime(Duration.ofMinutes(15))
                .build())) {
            Client there = new Client(moving);
            String url = there.slot("wks_family").get("Url").asText();
            clock.advance(Duration.ofMinutes(15));

            RawHttp.Response response = RawHttp.send(moving.s3(), "PUT", RawHttp.target(url), LENGTH, BODY);

            assertThat(response.status()).isEqualTo(403);
            assertThat(response.code()).isEqualTo("AccessDenied");
            assertThat(response.element("Message")).isEqualTo("Request has expired");
            assertThat(response.element("X-Amz-Expires")).isEqualTo("900");
            String next = there.slot("wks_family").get("Url").asText();
            assertThat(there.put(next, "hello").statusCode()).isEqualTo(200);
        }
    }
}
