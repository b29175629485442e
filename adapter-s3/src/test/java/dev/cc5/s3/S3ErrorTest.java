package dev.cc5.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3ErrorTest {
    private static Optional<S3Error> read(String document) {
        return S3Error.read(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsOnlyWhatMayBeShown() {
        S3Error error =
                read("<?xml version=\"1.0\"?><Error><Code>SignatureDoesNotMatch</Code><Message>They differ</Message>"
                                + "<AWSAccessKeyId>AKID</AWSAccessKeyId><StringToSign>AWS4 secret</StringToSign>"
                                + "<CanonicalRequest>PUT secret</CanonicalRequest><Detail><Code>Inner</Code></Detail></Error>")
                        .orElseThrow();

        assertThat(error.toString())
                .doesNotContain("secret")
                .doesNotContain("AKID")
                .doesNotContain("Inner");
        assertThat(error.code()).isEqualTo("SignatureDoesNotMatch");
        assertThat(error.message()).isEqualTo("They differ");
    }

    @Test
    void readsADocumentWithANamespaceAndOtherElementsAround() {
        assertThat(
                        read(
                                "<Error xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><!-- x --><Code> SlowDown\n</Code></Error>"))
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo("SlowDown"));
    }

    @Test
    void readsOtherCharsetsThanUtf8() {
        String document = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><Error><Code>SlowDown</Code></Error>";
        assertThat(S3Error.read(document.getBytes(Charset.forName("UTF-16")))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>No<br></body></html>",
                "plain text",
                "{\"Code\":\"SlowDown\"}",
                "<Error><Message>no code</Message></Error>",
                "<Error><Code></Code></Error>",
                "<Error><Code>SlowDown</Code>",
                "<ListBucketResult><Code>SlowDown</Code></ListBucketResult>",
                "<!DOCTYPE Error [<!ENTITY e \"x\">]><Error><Code>SlowDown</Code></Error>",
                "<!DOCTYPE Error SYSTEM \"http://127.0.0.1:9/evil.dtd\"><Error><Code>SlowDown</Code></Error>",
            })
    void isNoErrorOfS3s(String document) {
        assertThat(read(document)).isEmpty();
    }

    @Test
    void expandsNoEntities() {
        String bomb = "<!DOCTYPE Error [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY file SYSTEM \"file:///etc/passwd\">]><Error><Code>&b;</Code><Message>&file;</Message></Error>";
        assertThat(read(bomb)).isEmpty();
    }

    @Test
    void cleansTheMessageAndCutsIt() {
        String message = "a\u202eb\u0085c\n\n d" + "x".repeat(1000);
        S3Error error = read("<Error><Code>X</Code><Message>" + message + "</Message></Error>")
                .orElseThrow();

        assertThat(error.message())
                .startsWith("a\uFFFDb c   d")
                .hasSizeLessThanOrEqualTo(300)
                .endsWith("…");
        assertThat(error.message().chars()).noneMatch(Character::isISOControl);
    }
}
