package dev.cc5.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cc5.model.ActionId;
import dev.cc5.model.Deadline;
import dev.cc5.model.FileId;
import dev.cc5.model.FilePath;
import dev.cc5.model.ImportException;
import dev.cc5.model.RemoteFile;
import dev.cc5.model.SignedUrl;
import dev.cc5.model.SourceFile;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.UploadSlot;
import dev.cc5.testkit.Answer;
import dev.cc5.testkit.Canaries;
import dev.cc5.testkit.LoopbackServer;
import dev.cc5.testkit.MemoryFile;
import dev.cc5.testkit.Response;
import dev.cc5.testkit.SecretSearch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Uploads to a server on this machine that does what a test scripts. */
final class TestUploads implements AutoCloseable {
    static final String SIGNATURE = Canaries.SIGNATURE;
    static final String PATH = "/bucket/in/family.cc5txt";
    static final String QUERY =
            "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261124%2Fus-east-1%2Fs3"
                    + "%2Faws4_request&X-Amz-Date=20261124T000000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host"
                    + "&X-Amz-Security-Token=" + Canaries.SESSION_TOKEN_IN_URL + "&X-Amz-Signature=" + SIGNATURE;
    static final String TARGET = PATH + "?" + QUERY;
    static final MemoryFile FILE = MemoryFile.of("family.cc5txt", "00|C|cc5|20261124|1|\n");
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final LoopbackServer server;
    final S3Uploads uploads;

    private TestUploads(LoopbackServer server, S3Uploads uploads) {
        this.server = server;
        this.uploads = uploads;
    }

    static TestUploads to(LoopbackServer server) {
        return to(server, settings -> settings);
    }

    /** To a server that speaks TLS, whose authority is trusted. */
    static TestUploads overTls() {
        LoopbackServer server = LoopbackServer.tls();
        return to(server, settings -> settings.caCertificates(server.caCertificate()));
    }

    static TestUploads to(LoopbackServer server, UnaryOperator<UploadSettings.Builder> settings) {
        UploadSettings.Builder builder = UploadSettings.builder(URI.create("http://localhost"));
        return new TestUploads(server, S3Uploads.open(settings.apply(builder).build()));
    }

    /** Whose every PUT gets these answers in turn. */
    static TestUploads answering(Answer... answers) {
        return to(LoopbackServer.plain().on("PUT", PATH, answers));
    }

    static TestUploads configured(UnaryOperator<UploadSettings.Builder> settings, Answer... answers) {
        return to(LoopbackServer.plain().on("PUT", PATH, answers), settings);
    }

    /** An answer with an error document as S3 writes it. */
    static Response error(int status, String code, String message) {
        return Answer.status(status)
                .header("Content-Type", "application/xml")
                .body("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                        + "</Message><RequestId>4442587FB7D0A2F9</RequestId></Error>");
    }

    /** Neither the message nor the stack trace, with all causes, holds a part of the signed URL. */
    static void showsNoSecret(Throwable failure) {
        StringWriter shown = new StringWriter();
        failure.printStackTrace(new PrintWriter(shown));
        assertThat(SecretSearch.of(Canaries.all()).find(shown.toString())).isEmpty();
        assertThat(shown.toString()).doesNotContain("X-Amz-").doesNotContain("AKIDEXAMPLE");
    }

    /** The failure of an upload that gets this answer. */
    static <X extends ImportException> X failure(Class<X> type, Answer answer) {
        try (TestUploads s3 = TestUploads.answering(answer)) {
            X failure = catchThrowableOfType(type, () -> s3.put(FILE));
            assertThat(failure).as("the failure").isNotNull();
            showsNoSecret(failure);
            return failure;
        }
    }

    /** The failure of an upload of this size, which may be tried again. */
    static TemporaryException temporary(TestUploads s3, long size) {
        TemporaryException e = catchThrowableOfType(TemporaryException.class, () -> s3.put(TestSource.ofSize(size)));
        assertThat(e).as("the failure").isNotNull();
        return e;
    }

    void put(String content) {
        put(MemoryFile.of("family.cc5txt", content));
    }

    void put(SourceFile source) {
        put(source, PATIENCE);
    }

    void put(SourceFile source, Duration time) {
        putTo(server.url(TARGET), source, time);
    }

    void putTo(String url, SourceFile source, Duration time) {
        uploads.fileUploader().orElseThrow().upload(source, slot(url), bytes -> {}, Deadline.in(time));
    }

    static UploadSlot slot(String url) {
        RemoteFile file = new RemoteFile(
                new FileId("657aa2c0f1"), new FilePath("//cc.bucket/in/family.cc5txt"), new ActionId("action-1"));
        return new UploadSlot(file, SignedUrl.of(url), Instant.MAX);
    }

    @Override
    public void close() {
        uploads.close();
        server.close();
    }
}
