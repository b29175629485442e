package dev.cc5.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedUrlTest {
    private static final String URL =
            "https://s3.example.com:8443/b/a%2Fb+c%20d//x?X-Amz-Signature=CANARY&X-Amz-Credential=A%2fB&empty=&bare";

    @Test
    void keepsTheUrlByteForByte() {
        assertThat(SignedUrl.of(URL).reveal()).isEqualTo(URL);
    }

    @Test
    void showsItsOriginOnly() {
        SignedUrl url = SignedUrl.of(URL);
        assertThat(url.origin()).isEqualTo("https://s3.example.com:8443");
        assertThat(url.toString()).isEqualTo("https://s3.example.com:8443/…?<redacted>");
        assertThat(new UploadSlot(remote(), url, java.time.Instant.EPOCH).toString())
                .doesNotContain("CANARY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3.example.com/x?CANARY",
                "ftp://s3.example.com/?CANARY",
                "https:///x?CANARY",
                "https://s3.example.com:65536/x?CANARY",
                "https://s3.example.com:0/x?CANARY",
                "https://user:CANARY@s3.example.com/",
                "https://s3.example.com/#CANARY",
                "https://s3.example.com/a b?CANARY",
                "https://s3.example.com/\r\nX-CANARY: 1",
                "https://s3.example.com/%ZZ?CANARY",
                "https://s3.example.com/é?CANARY"
            })
    void refusesWhatIsNoSignedUrlWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> SignedUrl.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("CANARY")
                .hasNoCause();
    }

    private static RemoteFile remote() {
        return new RemoteFile(new FileId("f"), new FilePath("//b/p"), new ActionId("a"));
    }
}
