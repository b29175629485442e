package dev.cc5.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ways of writing are one value. */
class CanonicalTest {
    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "007, 7",
        "7.0, 7",
        "70e-1, 7",
        "-0, 0",
        "-0.00, 0",
        "0e99999999999999999999, 0",
        "100, 100",
        "1E+2, 100",
        "0.50, 0.5",
        "-00.050, -0.05",
        "5e-2, 0.05",
        "123e-2, 1.23",
        "1e0000000000000000000000002, 100",
        "1e999999999, 1e999999999",
        "10e999999998, 1e999999999",
        "-1e-999999999, -1e-999999999"
    })
    void oneNumberIsWrittenInOneWay(String written, String canonical) {
        assertThat(Canonical.number(written)).isEqualTo(canonical);
    }

    @Test
    void whatIsNoNumberStaysAsItIs() {
        for (String text : List.of("", "-", ".5", "5.", "1e", "+1", "0x1", "1 ", "NaN", "٧")) {
            assertThat(Canonical.number(text)).isEqualTo(text);
        }
    }

    @Test
    void numbersAreWrittenAlikeWhereTheyAreEqual() {
        Random random = new Random(20261201);
        for (int i = 0; i < 100_000; i++) {
            String one = number(random);
            String other = number(random);
            boolean equal = new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
            assertThat(Canonical.number(one).equals(Canonical.number(other)))
                    .as(one + " and " + other)
                    .isEqualTo(equal);
            assertThat(new BigDecimal(Canonical.number(one))).isEqualByComparingTo(one);
        }
    }

    private static String number(Random random) {
        StringBuilder number = new StringBuilder(random.nextBoolean() ? "-" : "");
        for (int i = random.nextInt(3); i >= 0; i--) {
            number.append(random.nextInt(2));
        }
        if (random.nextBoolean()) {
            number.append('.').append(random.nextInt(2)).append("0".repeat(random.nextInt(3)));
        }
        return random.nextBoolean() ? number.toString() : number.append('e').append(random.nextInt(5) - 2) + "";
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void megabytesOfDigitsTakeLinearTime() {
        String zeros = "0".repeat(8 << 20);
        assertThat(Canonical.number(zeros + "1")).isEqualTo("1");
        assertThat(Canonical.number("1." + zeros)).isEqualTo("1");
        assertThat(Canonical.number("1" + zeros + "e-" + zeros.length())).isEqualTo("1");
        assertThat(Canonical.number("10".repeat(4 << 20) + ".5x")).endsWith(".5x");
        assertThat(Canonical.number("1." + "10".repeat(4 << 20))).endsWith("101");
    }

    @Test
    void aTruthIsWrittenInOneWay() {
        assertThat(List.of("1", "true", "0", "false", "x"))
                .map(Canonical::bool)
                .containsExactly("true", "true", "false", "false", "x");
    }
}
