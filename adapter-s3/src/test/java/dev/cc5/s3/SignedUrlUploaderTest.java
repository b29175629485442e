package dev.cc5.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.Deadline;
import dev.cc5.model.RefusedException;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.UploadSlot;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.MemoryFile;
import dev.cc5.testkit.Request;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire. */
class SignedUrlUploaderTest {
    private static final MemoryFile FILE = MemoryFile.of("family.cc5txt", "00|C|cc5|20261124|1|\n");

    @Test
    void putsTheBytesOverHttp() {
        Request request = sent(TestUploads.TARGET, FILE);

        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.bodyText()).isEqualTo("00|C|cc5|20261124|1|\n");
    }

    @Test
    void putsTheBytesOverHttps() {
        LoopbackServer server = LoopbackServer.tls().on("PUT", TestUploads.PATH, Answer.status(200));
        try (TestUploads s3 = TestUploads.to(server, settings -> settings.caCertificates(server.caCertificate()))) {
            byte[] content = new byte[3_000_000];
            new Random(1).nextBytes(content);
            MemoryFile file = MemoryFile.of("family.cc5txt", content);

            s3.put(file);

            assertThat(s3.server.awaitRequest(1).awaitComplete().bodyMd5())
                    .isEqualTo(file.md5().orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/b/a%2Fb%2fc?x=%2F%2f&y=+&z=%20~!*'()&empty=&valueless&X-Amz-Signature=%7E",
                "/b//./../c?b=2&a=1&a=1",
                "/?q",
                "/b/k?x-amz-checksum-crc32=AAAAAA%3D%3D&x-amz-sdk-checksum-algorithm=CRC32&X-Amz-Signature=0",
                "/b/%C3%BC%00?X-Amz-Credential=A%2FB&;a=b;c@d:e/f?g",
            })
    void sendsTheUrlByteForByte(String target) {
        assertThat(sent(target, FILE).target()).isEqualTo(target);
    }

    @Test
    void asksForTheRootWhereTheUrlHasNoPath() {
        try (TestUploads s3 = TestUploads.to(LoopbackServer.plain().onOthers(request -> Answer.status(200)))) {
            s3.putTo(s3.server.origin() + "?a=b", FILE, TestUploads.PATIENCE);

            assertThat(s3.server.awaitRequest(1).target()).isEqualTo("/?a=b");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Transfer.BLOCK - 1, Transfer.BLOCK, Transfer.BLOCK + 1, 2 * Transfer.BLOCK, 1_000_003})
    void alwaysSaysHowLongTheBodyIsAndNeverSendsChunks(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        MemoryFile file = MemoryFile.of("family.cc5txt", content);

        Request request = sent(TestUploads.TARGET, file);

        assertThat(request.headers("Content-Length")).containsExactly(Integer.toString(size));
        assertThat(request.headers("Transfer-Encoding")).isEmpty();
        assertThat(request.bodyMd5()).isEqualTo(file.md5().orElseThrow());
    }

    @Test
    void sendsTheContentTypeOfTheSampleForSignatureVersion4() {
        Request request = sent("/b/k?X-Amz-SignedHeaders=host&X-Amz-Signature=0", FILE);

        assertThat(names(request)).containsExactlyInAnyOrder("host", "content-length", "content-type", "user-agent");
        assertThat(request.headers("Content-Type")).containsExactly("application/octet-stream");
    }

    @Test
    void sendsNeitherTypeNorMd5ForSignatureVersion2() {
        Request request = sent("/b/k?AWSAccessKeyId=A&Expires=1&Signature=0", FILE);

        assertThat(names(request)).containsExactlyInAnyOrder("host", "content-length", "user-agent");
    }

    @Test
    void sendsTheHeadersThatTheSignatureDemands() {
        String target = "/b/k?X-Amz-SignedHeaders=content-length%3Bcontent-md5%3Bcontent-type%3Bhost&X-Amz-Signature=0";
        Request request = sent(target, FILE);

        assertThat(request.headers("Content-MD5")).containsExactly("YKRgpupS0qZNM55cQorD2g==");
        assertThat(request.headers("Content-Type")).containsExactly("application/octet-stream");
    }

    @Test
    void namesTheDemandedHeaderThatItCannotSupply() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200))) {
            String url = s3.server.url("/b/k?X-Amz-SignedHeaders=host%3Bx-amz-meta-owner&X-Amz-Signature=0");

            assertThatThrownBy(() -> s3.putTo(url, FILE, TestUploads.PATIENCE))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("x-amz-meta-owner");
            assertThat(s3.server.connections()).isZero();
        }
    }

    @Test
    void namesTheMd5ThatIsDemandedAndNotKnown() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200))) {
            String url = s3.server.url("/b/k?X-Amz-SignedHeaders=host%3Bcontent-md5&X-Amz-Signature=0");

            assertThatThrownBy(() -> s3.putTo(url, TestSource.ofSize(10), TestUploads.PATIENCE))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("content-md5");
        }
    }

    @Test
    void leavesTheSchemesOwnPortOutOfTheHostHeader() {
        assertThat(Endpoint.of(URI.create("https://b.example.com:443/k")).authority())
                .isEqualTo("b.example.com");
        assertThat(Endpoint.of(URI.create("https://b.example.com:8443/k")).authority())
                .isEqualTo("b.example.com:8443");
    }

    @Test
    void refusesMoreThanS3TakesBeforeAnythingIsSent() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200))) {
            assertThatThrownBy(() -> s3.put(TestSource.ofSize((5L << 30) + 1)))
                    .isInstanceOf(SourceRefusedException.class)
                    .hasMessageContaining("5 GiB");
            assertThat(s3.server.connections()).isZero();
        }
    }

    @Test
    void leavesItToS3ToSayThatAUrlHasExpired() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200))) {
            UploadSlot known = TestUploads.slot(s3.server.url(TestUploads.TARGET));
            UploadSlot expired = new UploadSlot(known.file(), known.url(), Instant.EPOCH);

            s3.uploads
                    .fileUploader()
                    .orElseThrow()
                    .upload(FILE, expired, bytes -> {}, Deadline.in(TestUploads.PATIENCE));

            assertThat(s3.server.awaitRequest(1).awaitComplete().bodyMd5())
                    .isEqualTo(FILE.md5().orElseThrow());
        }
    }

    private static Request sent(String target, MemoryFile file) {
        try (TestUploads s3 = TestUploads.to(LoopbackServer.plain().onOthers(request -> Answer.status(200)))) {
            s3.putTo(s3.server.url(target), file, TestUploads.PATIENCE);
            return s3.server.awaitRequest(1).awaitComplete();
        }
    }

    private static List<String> names(Request request) {
        return request.headers().stream()
                .map(header -> header.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
