package dev.cc5.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.Answer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotLifetimeTest {
    /** When the URL of these tests was signed, by the portal's clock. */
    private static final String SIGNED_AT = "Fri, 01 Dec 2023 01:36:48 GMT";

    private static final Instant SIGNED = Instant.parse("2023-12-01T01:36:48Z");
    private static final Instant QUARTER_LATER = SIGNED.plusSeconds(900);

    @Test
    void readsFromTheUrlHowLongItIsGood() {
        assertThat(expiry("X-Amz-Date=20231201T013648Z&X-Amz-Expires=60&X-Amz-Signature=0", SIGNED_AT, SIGNED))
                .isEqualTo(SIGNED.plusSeconds(60));
        assertThat(expiry("AWSAccessKeyId=a&Expires=" + SIGNED.plusSeconds(70).getEpochSecond(), SIGNED_AT, SIGNED))
                .isEqualTo(SIGNED.plusSeconds(70));
    }

    @ParameterizedTest
    @ValueSource(longs = {-7200, -5, 0, 5, 7200})
    void countsOnThisMachinesClockHoweverWrongItIs(long wrongBySeconds) {
        Instant here = SIGNED.plusSeconds(wrongBySeconds);

        assertThat(expiry("X-Amz-Date=20231201T013648Z&X-Amz-Expires=900", SIGNED_AT, here))
                .isEqualTo(here.plusSeconds(900));
    }

    @Test
    void countsByTheUrlAloneWhenThePortalTellsNoTime() {
        assertThat(expiry("X-Amz-Date=20231201T013648Z&X-Amz-Expires=900", "yesterday", SIGNED.plusSeconds(5)))
                .isEqualTo(QUARTER_LATER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x=y",
                "X-Amz-Date=20231201T013648Z",
                "X-Amz-Expires=900",
                "X-Amz-Date=2023-12-01&X-Amz-Expires=900",
                "X-Amz-Date=20231201T013648Z&X-Amz-Expires=soon",
                "Expires=99999999999999999999",
                "X-Amz-Date=20231201T013648Z&X-Amz-Expires=9223372036854775807"
            })
    void assumesAQuarterOfAnHourWhereTheUrlDoesNotSay(String query) {
        assertThat(expiry(query, SIGNED_AT, SIGNED)).isEqualTo(QUARTER_LATER);
    }

    private static Instant expiry(String query, String date, Instant here) {
        try (TestPortal portal = TestPortal.start(settings -> settings.clock(Clock.fixed(here, ZoneOffset.UTC)))) {
            String url = "https://s3.example.com/k" + (query.isEmpty() ? "" : "?" + query);
            portal.server.on(
                    "POST",
                    TestPortal.PATH,
                    Answer.json(
                                    200,
                                    "{\"IsSuccess\":true,\"Data\":{\"FileId\":\"f\",\"FilePath\":\"p\",\"ActionId\":\"a\","
                                            + "\"Url\":\"" + url + "\"}}")
                            .header("Date", date));
            return portal.requestSlot().expiresAt();
        }
    }
}
