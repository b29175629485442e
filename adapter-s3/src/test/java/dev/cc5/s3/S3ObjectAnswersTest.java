package dev.cc5.s3;

import static dev.cc5.s3.TestS3.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.TemporaryException;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

/** What an object makes of answers that break off, refuse, or say other than its event. */
class S3ObjectAnswersTest {
    private static final byte[] CONTENT = TestS3.random(300_000);

    private final LoopbackServer scripted = LoopbackServer.plain();

    @AfterEach
    void close() {
        scripted.close();
    }

    private S3Object scripted(Optional<String> versionId, Answer... answers) {
        ObjectVersion version = new ObjectVersion("agency", "a.cc5txt", versionId, Optional.of("e1"), Optional.empty());
        scripted.on("GET", "/agency/a.cc5txt", answers);
        S3Client client = TestS3.client(URI.create(scripted.origin()));
        return S3Object.of(client, version, CONTENT.length);
    }

    private static Response content(int from) {
        return Answer.status(from == 0 ? 200 : 206).body(Arrays.copyOfRange(CONTENT, from, CONTENT.length));
    }

    @Test
    void asksOnceForAnObjectThatItsStartIsAllOf() throws IOException {
        S3Object object = scripted(Optional.empty(), content(0).header("x-amz-server-side-encryption", "aws:kms"));

        assertThat(object.start(CONTENT.length + 1)).isEqualTo(CONTENT);
        assertThat(read(object)).isEqualTo(CONTENT);
        assertThat(read(object)).isEqualTo(CONTENT);
        assertThat(object.md5()).isEmpty();
        assertThat(scripted.requests("GET", "/agency/a.cc5txt")).hasSize(1);
    }

    @Test
    void aStartIsNotTheWholeWhereTheEventToldAnotherSize() {
        S3Object object = scripted(Optional.empty(), Answer.status(200).body(new byte[CONTENT.length + 1]));

        assertThatThrownBy(() -> object.start(CONTENT.length))
                .isInstanceOf(SourceRefusedException.class)
                .hasMessageContaining("its event said " + CONTENT.length);
    }

    /** Java takes /../ out of a URL's path: another object would be fetched. */
    @ParameterizedTest
    @ValueSource(strings = {"in/../a.cc5txt", "in/./a.cc5txt", "../a.cc5txt", "in/..", "."})
    void refusesAKeyThatHttpDoesNotCarry(String key) {
        ObjectVersion version = new ObjectVersion("agency", key, Optional.empty(), Optional.of("e1"), Optional.empty());
        S3Client client = TestS3.client(URI.create(scripted.origin()));
        scripted.onOthers(request -> Answer.status(200).header("ETag", "\"e1\"").body("00000"));

        assertThatThrownBy(() -> read(S3Object.of(client, version, 5)))
                .isInstanceOf(SourceRefusedException.class)
                .hasMessageContaining("a part . or ..");
        assertThatThrownBy(() -> S3Object.find(client, version)).isInstanceOf(SourceRefusedException.class);
        assertThatThrownBy(() -> S3Object.current(client, version)).isInstanceOf(SourceRefusedException.class);
        assertThat(scripted.requests()).isEmpty();
    }

    @Test
    void takesAKeyWithDotsInItsParts() throws IOException {
        ObjectVersion version =
                new ObjectVersion("agency", "in/..a/.b/c...", Optional.empty(), Optional.of("e1"), Optional.empty());
        scripted.on("GET", "/agency/in/..a/.b/c...", Answer.status(200).body("00000"));

        assertThat(read(S3Object.of(TestS3.client(URI.create(scripted.origin())), version, 5)))
                .hasSize(5);
    }

    @Test
    void goesOnWhereTheConnectionBroke() throws IOException {
        S3Object object = scripted(
                Optional.of("v7"),
                content(0).claiming(CONTENT.length),
                content(0).resetAfter(100_000),
                content(0));
        scripted.onEach("GET", "/agency/a.cc5txt", request -> {
            int from = request.header("Range")
                    .map(range -> Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")))
                    .orElse(0);
            return from == 0 ? content(0).resetAfter(100_000) : content(from);
        });

        assertThat(read(object)).isEqualTo(CONTENT);
        assertThat(scripted.requests()).hasSizeGreaterThan(1).allSatisfy(request -> {
            assertThat(request.header("If-Match")).contains("\"e1\"");
            assertThat(request.target()).contains("versionId=v7");
        });
    }

    @Test
    void answersThatAlwaysBreakAreATemporaryFailure() {
        S3Object object = scripted(Optional.empty(), content(0).resetAfter(0));

        assertThatThrownBy(() -> read(object)).isInstanceOf(TemporaryException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | AccessDenied | Access Denied | s3:GetObject
            403 | AccessDenied | User x is not authorized to perform: kms:Decrypt on the resource | kms:Decrypt
            403 | InvalidObjectState | The operation is not valid for the object's storage class | restore it
            404 | NoSuchBucket | The specified bucket does not exist | no such bucket
            405 | MethodNotAllowed | The specified method is not allowed against this resource. | deleted or moved
            400 | InvalidRequest | The object was stored using a form of Server Side Encryption | look at S3's answer
            """)
    void saysWhatToDoAboutARefusal(int status, String code, String message, String advice) {
        S3Object object = scripted(
                Optional.empty(),
                Answer.status(status)
                        .body("<Error><Code>" + code + "</Code><Message>" + message
                                + "</Message><StringToSign>secret</StringToSign></Error>"));

        assertThatThrownBy(object::open)
                .isInstanceOf(SourceRefusedException.class)
                .hasMessageContaining("s3://agency/a.cc5txt")
                .hasMessageContaining(code)
                .hasMessageContaining(advice)
                .hasMessageNotContaining("secret");
    }

    @Test
    void namesThePermissionForVersions() {
        S3Object object =
                scripted(Optional.of("v1"), Answer.status(403).body("<Error><Code>AccessDenied</Code></Error>"));

        assertThatThrownBy(object::open).hasMessageContaining("s3:GetObjectVersion on arn:aws:s3:::agency/*");
    }

    @Test
    void anS3InTroubleIsTemporary() {
        S3Object object = scripted(Optional.empty(), Answer.status(503).body("<Error><Code>SlowDown</Code></Error>"));

        assertThatThrownBy(object::open)
                .isInstanceOfSatisfying(
                        TemporaryException.class,
                        e -> assertThat(e.trouble()).isEqualTo(TemporaryException.Trouble.THROTTLED));
    }

    @Test
    void theETagOfAnObjectEncryptedWithAKmsKeyIsNoMd5() throws IOException {
        String hex = "0123456789abcdef0123456789abcdef";
        ObjectVersion version =
                new ObjectVersion("agency", "a.cc5txt", Optional.empty(), Optional.of(hex), Optional.empty());
        scripted.on(
                "GET",
                "/agency/a.cc5txt",
                content(0).header("x-amz-server-side-encryption", "aws:kms"),
                content(0).header("x-amz-server-side-encryption", "AES256"));
        S3Object object = S3Object.of(TestS3.client(URI.create(scripted.origin())), version, CONTENT.length);

        read(object);
        assertThat(object.md5()).isEmpty();
        read(object);
        assertThat(object.md5()).contains(hex);
    }

    @Test
    void anotherSizeThanTheEventsIsRefused() {
        S3Object object = scripted(Optional.empty(), content(1));

        assertThatThrownBy(object::open)
                .isInstanceOf(SourceRefusedException.class)
                .hasMessageContaining("299999");
    }
}
