package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PLATFORM section 6: what S3 refuses at a signed URL, and with which code. */
class S3RulesTest {
    private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
    private static final String LENGTH = "Content-Length: 5\r\n";
    private static final long MORE_THAN_5_GIB = 5L * 1024 * 1024 * 1024 + 1;

    private static Sandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxSettings.defaults());
        client = new Client(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static String target() {
        return RawHttp.target(client.slot("wks_family").get("Url").asText());
    }

    private static RawHttp.Response put(String target, String headerLines, byte[] body) {
        return RawHttp.send(sandbox.s3(), "PUT", target, headerLines, body);
    }

    private static boolean isThere(String target) {
        return sandbox.dataDirectory()
                .resolve("s3" + URI.create(target).getPath())
                .toFile()
                .exists();
    }

    @Test
    void takesWhatTheUrlAllows() {
        String target = target();

        assertThat(put(target, LENGTH, BODY).status()).isEqualTo(200);
        assertThat(isThere(target)).isTrue();
    }

    @Test
    void takesAnUnsignedContentTypeAndTheRightMd5() {
        String headers = LENGTH + "Content-Type: application/octet-stream\r\nContent-MD5: " + md5(BODY) + "\r\n";

        assertThat(put(target(), headers, BODY).status()).isEqualTo(200);
    }

    @Test
    void takesNothingAtAll() {
        RawHttp.Response response = put(target(), "Content-Length: 0\r\n", new byte[0]);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.head()).contains("etag: \"d41d8cd98f00b204e9800998ecf8427e\"");
    }

    @Test
    void letsTheSameUrlBeUsedTwice() {
        String target = target();

        assertThat(put(target, LENGTH, BODY).status()).isEqualTo(200);
        assertThat(put(target, LENGTH, BODY).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Amz-Expires=900, X-Amz-Expires=901",
        "family.cc5txt, family2.cc5txt",
    })
    void refusesWhatIsNotWhatWasSigned(String signed, String tampered) {
        String target = target().replaceFirst(signed, tampered);

        RawHttp.Response response = put(target, LENGTH, BODY);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.code()).isEqualTo("SignatureDoesNotMatch");
        assertThat(isThere(target)).isFalse();
    }

    @Test
    void refusesASignatureWithOneWrongDigit() {
        String target = target();
        char last = target.charAt(target.length() - 1);
        String tampered = target.substring(0, target.length() - 1) + (last == '0' ? '1' : '0');

        RawHttp.Response response = put(tampered, LENGTH, BODY);

        assertThat(target.substring(0, target.length() - 1)).contains("X-Amz-Signature=");
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.code()).isEqualTo("SignatureDoesNotMatch");
        assertThat(isThere(target)).isFalse();
    }

    @Test
    void refusesAnotherMethodThanTheSignedOne() {
        RawHttp.Response response = RawHttp.send(sandbox.s3(), "GET", target(), "", new byte[0]);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.code()).isEqualTo("SignatureDoesNotMatch");
    }

    @Test
    void refusesAnUnknownAccessKey() {
        String target = target().replace(sandbox.accessKey(), "CC5NOBODY");

        RawHttp.Response response = put(target, LENGTH, BODY);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.code()).isEqualTo("InvalidAccessKeyId");
    }

    @Test
    void refusesWhoeverDoesNotSign() {
        RawHttp.Response response = put("/" + sandbox.s3Bucket() + "/x", LENGTH, BODY);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.code()).isEqualTo("AccessDenied");
    }

    @Test
    void refusesChunks() {
        String target = target();

        RawHttp.Response response = put(
                target, "Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\n\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(response.status()).isEqualTo(501);
        assertThat(response.code()).isEqualTo("NotImplemented");
        assertThat(response.element("Header")).isEqualTo("Transfer-Encoding");
        assertThat(isThere(target)).isFalse();
    }

    @Test
    void refusesABodyOfUnknownLength() {
        RawHttp.Response response = put(target(), "", new byte[0]);

        assertThat(response.status()).isEqualTo(411);
        assertThat(response.code()).isEqualTo("MissingContentLength");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-amz-acl: private", "X-Amz-Meta-Colour: blue", "x-amz-checksum-crc32: NhCmhg=="})
    void refusesAmazonsHeadersThatAreNotSigned(String header) {
        String target = target();

        RawHttp.Response response = put(target, LENGTH + header + "\r\n", BODY);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.code()).isEqualTo("AccessDenied");
        assertThat(response.element("Message"))
                .isEqualTo("There were headers present in the request which were not signed");
        assertThat(response.element("HeadersNotSigned")).isEqualToIgnoringCase(header.split(":")[0]);
        assertThat(isThere(target)).isFalse();
    }

    @Test
    void refusesASecondWayToSign() {
        RawHttp.Response response = put(target(), LENGTH + "Authorization: Bearer <abc>\r\n", BODY);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo("InvalidArgument");
        assertThat(response.element("Message")).startsWith("Only one auth mechanism allowed");
        assertThat(response.element("ArgumentValue")).isEqualTo("Bearer &lt;abc&gt;");
    }

    @Test
    void refusesMoreThan5GiBBeforeTheyAreSent() {
        RawHttp.Response response = put(target(), "Content-Length: " + MORE_THAN_5_GIB + "\r\n", BODY);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo("EntityTooLarge");
    }

    @Test
    void refusesBytesThatAreNotThoseOfTheMd5() {
        String target = target();

        RawHttp.Response response =
                put(target, LENGTH + "Content-MD5: " + md5("jello".getBytes(StandardCharsets.UTF_8)) + "\r\n", BODY);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo("BadDigest");
        assertThat(isThere(target)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "aGVsbG8="})
    void refusesWhatIsNoMd5(String digest) {
        RawHttp.Response response = put(target(), LENGTH + "Content-MD5: " + digest + "\r\n", BODY);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo("InvalidDigest");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Amz-Expires=900, X-Amz-Expires=604801, AuthorizationQueryParametersError",
        "X-Amz-Expires=900, X-Amz-Expires=-1, AuthorizationQueryParametersError",
        "X-Amz-Expires=900, X-Amz-Expires=soon, AuthorizationQueryParametersError",
        "X-Amz-Expires=900, X=900, AuthorizationQueryParametersError",
        "X-Amz-Date=2, X-Amz-Date=x, AuthorizationQueryParametersError",
    })
    void refusesParametersThatMakeNoSense(String signed, String tampered, String code) {
        RawHttp.Response response = put(target().replaceFirst(signed, tampered), LENGTH, BODY);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo(code);
    }

    @Test
    void leavesNoObjectWhenTheBodyEndsEarly() throws IOException {
        String target = target();
        try (Socket socket = new Socket(sandbox.s3().getHost(), sandbox.s3().getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("PUT " + target + " HTTP/1.1\r\nHost: " + sandbox.s3().getAuthority()
                            + "\r\nContent-Length: 10\r\n\r\nhello")
                    .getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();

            assertThat(RawHttp.read(socket.getInputStream()).status()).isEqualTo(400);
        }
        assertThat(isThere(target)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Amz-Signature=0", "X-Amz-Date=20200101T000000Z&X="})
    void refusesBeforeTheBodyIsThereAndClosesTheConnection(String tampered) throws IOException {
        String target = target().replaceFirst(tampered.substring(0, tampered.indexOf('=')) + "=", tampered);
        try (Socket socket = new Socket(sandbox.s3().getHost(), sandbox.s3().getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("PUT " + target + " HTTP/1.1\r\nHost: "
                                    + sandbox.s3().getAuthority() + "\r\nContent-Length: 1000000000\r\n\r\nhello")
                            .getBytes(StandardCharsets.ISO_8859_1));

            RawHttp.Response response = RawHttp.read(socket.getInputStream());

            assertThat(response.status()).isEqualTo(403);
            assertThat(response.head()).contains("connection: close");
        }
    }

    @Test
    void letsItsRefusalBeReadByAClientThatSendsFirst() throws IOException {
        String target = target().replace("X-Amz-Signature=", "X-Amz-Signature=0");
        byte[] much = new byte[4 * 1024 * 1024];
        for (int i = 0; i < 10; i++) {
            try (Socket socket = new Socket(sandbox.s3().getHost(), sandbox.s3().getPort())) {
                socket.setSoTimeout(5_000);
                socket.getOutputStream()
                        .write(("PUT " + target + " HTTP/1.1\r\nHost: "
                                        + sandbox.s3().getAuthority() + "\r\nContent-Length: 1000000000\r\n\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(much);

                assertThat(RawHttp.read(socket.getInputStream()).code()).isEqualTo("SignatureDoesNotMatch");
            }
        }
    }

    @Test
    void asksForTheBodyOnlyWhenItWantsIt() {
        RawHttp.Response taken = put(target(), LENGTH + "Expect: 100-continue\r\n", BODY);
        RawHttp.Response refused = put(
                target().replace("X-Amz-Signature=", "X-Amz-Signature=0"), LENGTH + "Expect: 100-continue\r\n", BODY);

        assertThat(taken.status()).isEqualTo(100);
        assertThat(taken.body()).startsWith("HTTP/1.1 200");
        assertThat(refused.status()).isEqualTo(403);
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

    private static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
