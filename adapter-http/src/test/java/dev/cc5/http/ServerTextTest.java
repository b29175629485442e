package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cc5.testkit.Canaries;
import dev.cc5.testkit.SecretSearch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTextTest {
    private static final SecretSearch SECRETS = SecretSearch.of(Canaries.all());

    private final ServerText text = new ServerText(ApiKey.of(Canaries.API_KEY));

    // Named by a number: the report of this test is searched for secrets too.
    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "see https://s3.example.com/k?X-Amz-Signature=" + Canaries.SIGNATURE,
                "X-Amz-Signature=" + Canaries.SIGNATURE + "&x=1",
                "the query was X-Amz-Security-Token=" + Canaries.SESSION_TOKEN_IN_URL + "&X-Amz-Date=1",
                "AWSAccessKeyId=A&Signature=" + Canaries.SIGNATURE + "&Expires=1",
                "https%3A%2F%2Fs3.example.com%2Fk%3FX-Amz-Signature%3D" + Canaries.SIGNATURE,
                "%253FX-Amz-Signature%253D" + Canaries.SIGNATURE,
                "x-amz-signature=" + Canaries.SIGNATURE,
                "\\u0026Signature\\u003d" + Canaries.SIGNATURE + "\\u0026",
                "the key " + Canaries.API_KEY
            })
    void tellsNoSecretHoweverItIsWritten(String said) {
        assertThat(SECRETS.find(text.line(said))).isEmpty();
        assertThat(SECRETS.find(text.document(said))).isEmpty();
        assertThat(text.line(said)).contains("<redacted>");
    }

    @Test
    void leavesOtherTextAsItIs() {
        String said = "The signature of form F-1 is missing; Signatures=2, expires in 5 days, 100% sure = yes";

        assertThat(text.line(said)).isEqualTo(said);
        assertThat(text.document(said)).isEqualTo(said);
    }

    /** No text makes the search for secrets slow: a portal's answer may have a million characters. */
    @Test
    void isDoneInTimeWhateverIsSaid() {
        List<String> hostile = List.of("://", "://x?", "X-Amz-Signature=", "Signature", "X-Amz-Signature%25", "?", " ");
        for (String part : hostile) {
            String said = part.repeat((1 << 20) / part.length());

            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> text.line(said), part);
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> text.document(said), part);
        }
    }
}
