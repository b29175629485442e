package dev.cc5.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.Answer;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.MemoryFile;
import dev.cc5.testkit.Request;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignedUrlUploaderTest {
    @Test
    void putsTheBytesOverHttp() {
        try (TestUploads s3 = TestUploads.answering(Answer.status(200))) {
            s3.put("00|C|cc5|20261124|1|\n");

            Request request = s3.server.awaitRequest(1).awaitComplete();
            assertThat(request.target()).isEqualTo(TestUploads.TARGET);
            assertThat(request.bodyText()).isEqualTo("00|C|cc5|20261124|1|\n");
        }
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
}
