package dev.cc5.s3;

import static dev.cc5.s3.TestUploads.FILE;
import static dev.cc5.s3.TestUploads.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.TemporaryException;
import dev.cc5.testkit.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether S3 says that it has what was sent. */
class ETagTest {
    private static final String MD5 = FILE.md5().orElseThrow();

    @Test
    void anETagThatIsAnotherMd5IsNoSuccess() {
        Answer other = Answer.status(200).header("ETag", "\"0123456789abcdef0123456789abcdef\"");
        assertThat(failure(TemporaryException.class, other)).hasMessageContaining("ETag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"%s\"", "%s", "\"0123456789abcdef0123456789abcdef-2\"", "\"opaque\"", "\"\""})
    void anETagThatIsTheMd5OrNoMd5IsGood(String tag) {
        succeeds(Answer.status(200).header("ETag", tag.formatted(MD5)));
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-server-side-encryption, aws:kms",
        "x-amz-server-side-encryption, aws:kms:dsse",
        "x-amz-server-side-encryption-customer-algorithm, AES256",
    })
    void theETagOfAnObjectUnderAKeyIsNoMd5(String header, String value) {
        succeeds(Answer.status(200)
                .header("ETag", "\"0123456789abcdef0123456789abcdef\"")
                .header(header, value));
    }

    @Test
    void theETagOfAnObjectUnderS3sOwnKeyIsCompared() {
        failure(
                TemporaryException.class,
                Answer.status(200)
                        .header("ETag", "\"0123456789abcdef0123456789abcdef\"")
                        .header("x-amz-server-side-encryption", "AES256"));
    }

    private static void succeeds(Answer answer) {
        try (TestUploads s3 = TestUploads.answering(answer)) {
            s3.put(FILE);
        }
    }
}
