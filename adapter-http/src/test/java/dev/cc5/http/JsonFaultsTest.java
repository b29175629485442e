package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ProtocolException;
import dev.cc5.testkit.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonFaultsTest {
    private static final String GOOD =
            "\"FileId\":\"f\",\"FilePath\":\"//b.c/p\",\"Url\":\"https://s3.example.com/x?y=z\",\"ActionId\":\"a\"";

    private final TestPortal portal = TestPortal.start();

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void refusesWhatNestsTooDeep() {
        portal.server.on(
                "POST",
                TestPortal.PATH,
                TestPortal.slot(GOOD + ",\"X\":" + "[".repeat(62) + "]".repeat(62)),
                TestPortal.slot(GOOD + ",\"X\":" + "[".repeat(63) + "]".repeat(63)));

        portal.requestSlot();
        assertProtocolFault("nests deeper than 64 levels");
    }

    @Test
    void refusesANumberWithoutEnd() {
        portal.server.on("POST", TestPortal.PATH, TestPortal.slot(GOOD + ",\"X\":" + "1".repeat(5000)));

        assertProtocolFault("too long");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        String text = "{\"IsSuccess\":true,\"Data\":{\"Note\":\"é\"," + GOOD + "}}";
        ByteArrayOutputStream overlong = new ByteArrayOutputStream();
        overlong.writeBytes("{\"a\":\"".getBytes(StandardCharsets.US_ASCII));
        overlong.writeBytes(new byte[] {(byte) 0xC0, (byte) 0xAF, '"', '}'});
        portal.server.on(
                "POST",
                TestPortal.PATH,
                encoded(text, StandardCharsets.ISO_8859_1),
                Answer.status(200).body(overlong.toByteArray()));

        assertProtocolFault("not valid UTF-8");
        assertProtocolFault("not valid UTF-8");
    }

    @Test
    void refusesUtf16() {
        portal.server.on("POST", TestPortal.PATH, encoded("{\"IsSuccess\":true}", StandardCharsets.UTF_16BE));

        assertProtocolFault("not valid JSON");
    }

    @Test
    void showsNothingOfAPageInPlaceOfAnAnswer() {
        portal.server.on(
                "POST",
                TestPortal.PATH,
                Answer.status(200).header("Content-Type", "text/html").body("<p>canary"));

        assertProtocolFault("HTTP 200, text/html, 9 bytes");
    }

    private static Answer encoded(String text, Charset charset) {
        return Answer.status(200)
                .header("Content-Type", "application/json; charset=" + charset.name())
                .body(text.getBytes(charset));
    }

    private void assertProtocolFault(String fault) {
        assertThatThrownBy(portal::requestSlot)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(fault)
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }
}
