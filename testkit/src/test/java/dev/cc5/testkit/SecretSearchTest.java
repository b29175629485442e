package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretSearchTest {
    private final SecretSearch search = SecretSearch.of(Canaries.all());

    static Stream<String> secrets() {
        return Canaries.all().stream();
    }

    // Named by a number: the report of this test is searched too.
    @ParameterizedTest(name = "{index}")
    @MethodSource("secrets")
    void findsEachFormBetweenOtherText(String secret) {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20");

        assertThat(search.find("a " + secret + " b").isPresent()).isTrue();
        assertThat(search.find("a " + encoded + " b").isPresent()).isTrue();
        assertThat(search.find("a " + lowerCaseHex(encoded) + " b").isPresent()).isTrue();
    }

    /** The journal's records, for example, leave some of the signs that a URL has to encode. */
    @Test
    void findsItWhereOnlySomeOfItsSignsAreEncoded() {
        assertThat(search.find("a " + Canaries.API_KEY.replace("=", "%3D") + " b"))
                .isPresent();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("secrets")
    void findsItInBase64WhereverItStandsInIt(String secret) {
        for (int before = 0; before < 7; before++) {
            for (int after = 0; after < 4; after++) {
                byte[] all = ("x".repeat(before) + secret + "y".repeat(after)).getBytes(StandardCharsets.UTF_8);

                assertThat(search.find(Base64.getEncoder().encode(all))).contains("Base64");
                assertThat(search.find(Base64.getUrlEncoder().withoutPadding().encode(all)))
                        .contains("Base64");
            }
        }
    }

    @Test
    void findsItInWhatIsNoText() {
        byte[] content = new byte[100];
        content[0] = (byte) 0xff;
        byte[] secret = Canaries.API_KEY.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(secret, 0, content, 7, secret.length);

        assertThat(search.find(content)).contains("plain");
    }

    @Test
    void findsNothingInOtherTextAndNoPartOfASecret() {
        String part = Canaries.API_KEY.substring(1);

        assertThat(search.find("canary of the key 2f6e " + part + Canaries.SIGNATURE.substring(0, 60)))
                .isEmpty();
    }

    @Test
    void looksForTheEncodedFormsOfLongSecretsOnly() {
        SecretSearch shortOne = SecretSearch.of(List.of("a+b"));

        assertThat(shortOne.find("xa+bx")).contains("plain");
        assertThat(shortOne.find("xa%2Bbx")).isEmpty();
        assertThatThrownBy(() -> SecretSearch.of(List.of(""))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTokenOfAUrlIsTheTokenEncoded() {
        assertThat(URLEncoder.encode(Canaries.SESSION_TOKEN, StandardCharsets.UTF_8)
                        .equals(Canaries.SESSION_TOKEN_IN_URL))
                .isTrue();
    }

    private static String lowerCaseHex(String encoded) {
        StringBuilder lower = new StringBuilder(encoded);
        for (int i = lower.indexOf("%"); i >= 0; i = lower.indexOf("%", i + 1)) {
            lower.replace(i, i + 3, lower.substring(i, i + 3).toLowerCase(Locale.ROOT));
        }
        return lower.toString();
    }
}
