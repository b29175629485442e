package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordTableTest {
    private static long word(String value) {
        return Words.at(Arrays.copyOf(value.getBytes(UTF_8), Words.BYTES), 0);
    }

    private static WordTable table(Set<String> values) {
        return WordTable.of(values.stream().map(value -> value.getBytes(UTF_8)).toArray(byte[][]::new));
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        for (int length = 1 + random.nextInt(Words.BYTES); length > 0; length--) {
            value.append((char) ('a' + random.nextInt(4)));
        }
        return value.toString();
    }

    @Test
    void hasItsValuesAndNoOthersHoweverMany() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Set<String> values = new LinkedHashSet<>();
            for (int count = random.nextInt(seed + 1); count > 0; count--) {
                values.add(value(random));
            }
            WordTable table = table(values);
            for (int tried = 0; tried < 2000; tried++) {
                String value = value(random);
                assertThat(table.has(word(value))).as(value).isEqualTo(values.contains(value));
            }
            assertThat(values).allMatch(value -> table.has(word(value)));
        }
    }

    @Test
    void hasNoValueAlwaysAndLongOnesNever() {
        WordTable table = table(Set.of("", "12345678", "123456789", "waitlisted"));
        assertThat(table.has(0)).isTrue();
        assertThat(table.has(word("12345678"))).isTrue();
        assertThat(table.has(word("12345679"))).isFalse();
        assertThat(table.has(word("waitlist"))).isFalse();
        assertThat(table(Set.of()).has(word("a"))).isFalse();
    }

    /** A schema may know all the codes of a country, and the check has 64 MiB for all it does. */
    @Test
    void takesLittleForManyValues() {
        Random random = new Random(1);
        Set<String> values = new LinkedHashSet<>();
        while (values.size() < 20_000) {
            values.add(Integer.toString(random.nextInt(Integer.MAX_VALUE), 36));
        }
        WordTable table = table(values);
        assertThat(table.places()).isLessThanOrEqualTo(8 * values.size());
        assertThat(values).allMatch(value -> table.has(word(value)));
        for (int tried = 0; tried < 100_000; tried++) {
            String value = Integer.toString(random.nextInt(Integer.MAX_VALUE), 36);
            assertThat(table.has(word(value))).as(value).isEqualTo(values.contains(value));
        }
        assertThat(table.has(0)).isTrue();
    }

    @Test
    void hasNoValueThatARowCannotHave() {
        WordTable table = table(Set.of("a\0", "b"));
        assertThat(table.has(word("a"))).isFalse();
        assertThat(table.has(word("b"))).isTrue();
    }

    @Test
    void theFirstBytesOfAWordAreThoseOfAValue() {
        long word = word("abcdefgh");
        for (int length = 0; length <= Words.BYTES; length++) {
            assertThat(Words.first(word, length)).isEqualTo(word("abcdefgh".substring(0, length)));
        }
    }
}
