package dev.cc5.s3;

import dev.cc5.model.UploadSlot;
import dev.cc5.port.FileUploader;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.FileUploaderContract;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.Request;
import dev.cc5.testkit.Situation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The uploader keeps the port's promises, over http and over https. */
class SignedUrlUploaderContractTest {
    @Nested
    class OverHttp extends Uploading {
        OverHttp() {
            super(TestUploads.to(LoopbackServer.plain()));
        }
    }

    @Nested
    class OverHttps extends Uploading {
        OverHttps() {
            super(TestUploads.overTls());
        }
    }

    abstract static class Uploading implements FileUploaderContract {
        private final TestUploads s3;

        Uploading(TestUploads s3) {
            this.s3 = s3;
        }

        @AfterEach
        void close() {
            s3.close();
        }

        @Override
        public List<String> secrets() {
            return List.of(TestUploads.SIGNATURE);
        }

        @Override
        public FileUploader port(Situation situation) {
            if (situation != Situation.OUT_OF_REACH) {
                s3.server.on("PUT", TestUploads.PATH, answer(situation));
            }
            return s3.uploads.fileUploader().orElseThrow();
        }

        @Override
        public UploadSlot slot(Situation situation) {
            return TestUploads.slot(
                    situation == Situation.OUT_OF_REACH
                            ? "http://127.0.0.1:" + unusedPort() + TestUploads.TARGET
                            : s3.server.url(TestUploads.TARGET));
        }

        @Override
        public String md5In(UploadSlot slot) {
            List<Request> requests = s3.server.requests();
            return requests.get(requests.size() - 1).awaitComplete().bodyMd5();
        }

        private static Answer answer(Situation situation) {
            return switch (situation) {
                case WORKING -> Answer.status(200);
                case SILENT -> Answer.never();
                case ANSWER_LOST -> Answer.reset();
                case REFUSING -> TestUploads.error(403, "AccessDenied", "Access Denied");
                case THROTTLING ->
                    TestUploads.error(503, "SlowDown", "Please reduce your request rate.")
                            .header("Retry-After", "7");
                case EXPIRED_SLOT -> TestUploads.error(403, "AccessDenied", "Request has expired");
                case STALLED -> Answer.stallAfterRequestBytes(100_000);
                case CONFIRMING_TOO_EARLY -> Answer.status(200).early(100_000).thenStall();
                default -> throw new IllegalArgumentException("No upload is in the situation " + situation);
            };
        }

        private static int unusedPort() {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
