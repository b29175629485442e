package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PLATFORM section 6: what S3 says to the bytes of a PUT, and when. */
class PutBodyTest {
    private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
    private static final String LENGTH = "Content-Length: 5\r\n";
    private static final long MORE_THAN_5_GIB = 5L * 1024 * 1024 * 1024 + 1;

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
    void takesAnUnsignedContentTypeAndTheRightMd5() {
        String headers = LENGTH + "Content-Type: application/octet-stream\r\nContent-MD5: " + md5(BODY) + "\r\n";

        assertThat(signed.put(signed.target(), headers, BODY).status()).isEqualTo(200);
    }

    /** What {@code curl -X PUT --data-binary @file} says without being asked. */
    @Test
    void takesBytesThatAreCalledAForm() throws IOException {
        String target = signed.target();

        RawHttp.Response response =
                signed.put(target, LENGTH + "Content-Type: application/x-www-form-urlencoded\r\n", BODY);

        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(sandbox.dataDirectory().resolve("s3" + URI.create(target).getPath()))
                .hasBinaryContent(BODY);
    }

    @Test
    void takesNothingAtAll() {
        RawHttp.Response response = signed.put(signed.target(), "Content-Length: 0\r\n", new byte[0]);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.head()).contains("etag: \"d41d8cd98f00b204e9800998ecf8427e\"");
    }

    @Test
    void refusesChunks() {
        String target = signed.target();

        RawHttp.Response response = signed.put(
                target, "Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\n\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(response.status()).isEqualTo(501);
        assertThat(response.code()).isEqualTo("NotImplemented");
        assertThat(response.element("Header")).isEqualTo("Transfer-Encoding");
        assertThat(signed.isThere(target)).isFalse();
    }

    @Test
    void refusesABodyOfUnknownLength() {
        RawHttp.Response response = signed.put(signed.target(), "", new byte[0]);

        assertThat(response.status()).isEqualTo(411);
        assertThat(response.code()).isEqualTo("MissingContentLength");
    }

    @Test
    void refusesMoreThan5GiBBeforeTheyAreSent() {
        RawHttp.Response response = signed.put(signed.target(), "Content-Length: " + MORE_THAN_5_GIB + "\r\n", BODY);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo("EntityTooLarge");
    }

    @Test
    void refusesBytesThatAreNotThoseOfTheMd5() {
        String target = signed.target();

        RawHttp.Response response = signed.put(
                target, LENGTH + "Content-MD5: " + md5("jello".getBytes(StandardCharsets.UTF_8)) + "\r\n", BODY);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo("BadDigest");
        assertThat(signed.isThere(target)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "aGVsbG8="})
    void refusesWhatIsNoMd5(String digest) {
        RawHttp.Response response = signed.put(signed.target(), LENGTH + "Content-MD5: " + digest + "\r\n", BODY);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo("InvalidDigest");
    }

    @Test
    void leavesNoObjectWhenTheBodyEndsEarly() throws IOException {
        String target = signed.target();

        RawHttp.Response response = signed.begin(target, 10, BODY, true);

        assertThat(response.status()).isEqualTo(400);
        assertThat(signed.isThere(target)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Amz-Signature=0", "X-Amz-Date=20200101T000000Z&X="})
    void refusesBeforeTheBodyIsThereAndClosesTheConnection(String tampered) throws IOException {
        String target = signed.target().replaceFirst(tampered.substring(0, tampered.indexOf('=')) + "=", tampered);

        RawHttp.Response response = signed.begin(target, 1_000_000_000, BODY, false);

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.head()).contains("connection: close");
    }

    @Test
    void letsItsRefusalBeReadByAClientThatSendsFirst() throws IOException {
        String target = signed.target().replace("X-Amz-Signature=", "X-Amz-Signature=0");
        byte[] much = new byte[4 * 1024 * 1024];
        for (int i = 0; i < 10; i++) {
            assertThat(signed.begin(target, 1_000_000_000, much, false).code()).isEqualTo("SignatureDoesNotMatch");
        }
    }

    @Test
    void asksForTheBodyOnlyWhenItWantsIt() {
        RawHttp.Response taken = signed.put(signed.target(), LENGTH + "Expect: 100-continue\r\n", BODY);
        RawHttp.Response refused = signed.put(
                signed.target().replace("X-Amz-Signature=", "X-Amz-Signature=0"),
                LENGTH + "Expect: 100-continue\r\n",
                BODY);

        assertThat(taken.status()).isEqualTo(100);
        assertThat(taken.body()).startsWith("HTTP/1.1 200");
        assertThat(refused.status()).isEqualTo(403);
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
