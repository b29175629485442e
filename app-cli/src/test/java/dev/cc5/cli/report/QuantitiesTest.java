package dev.cc5.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1, 1 byte",
        "999, 999 bytes",
        "1000, 1.0 kB",
        "9949, 9.9 kB",
        "9950, 10 kB",
        "999499, 999 kB",
        "999500, 1.0 MB",
        "5368709120, 5.4 GB",
        "9223372036854775807, 9223372 TB"
    })
    void bytesAreInThousands(long bytes, String words) {
        assertThat(Quantities.bytes(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0.0 s",
        "PT0.84S, 0.8 s",
        "PT9.96S, 9 s",
        "PT42S, 42 s",
        "PT3M20S, 3 min 20 s",
        "PT2H5M, 2 h 5 min"
    })
    void timesAreInTheirTwoLargestUnits(Duration time, String words) {
        assertThat(Quantities.time(time)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT7S, 0:07", "PT12M30S, 12:30", "PT1H2M3S, 1:02:03"})
    void clocksCountHoursOnlyWhereThereAreSome(Duration time, String words) {
        assertThat(Quantities.clock(time)).isEqualTo(words);
    }

    @Test
    void numbersLookTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Quantities.bytes(1234)).isEqualTo("1.2 kB");
        } finally {
            Locale.setDefault(before);
        }
    }
}
