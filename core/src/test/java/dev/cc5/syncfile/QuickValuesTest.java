package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is passed over quickly is exactly what is taken carefully: CATALOGUE F16 to F19. */
class QuickValuesTest {
    private static void assertSame(String type, List<String> values, int right) {
        String[] rows = values.stream().map(value -> "10|k|" + value + "|").toArray(String[]::new);
        byte[] file = Sample.withFields("id|v:" + type, rows).getBytes(UTF_8);
        Reader carefully = Reader.of(file);
        Reader quickly = Reader.checking(file);
        assertThat(quickly.problems).isEqualTo(carefully.problems);
        assertThat(quickly.summary).isEqualTo(carefully.summary);
        assertThat(quickly.summary.upserts()).isEqualTo(right);
    }

    @Test
    void takesTheDaysThatExist() {
        List<String> values = new ArrayList<>();
        for (int year : new int[] {0, 1, 100, 1900, 2000, 2023, 2024, 9999}) {
            for (int month = 0; month < 100; month++) {
                for (int day = 0; day < 100; day++) {
                    values.add(String.format("%04d%02d%02d", year, month, day));
                }
            }
        }
        assertSame("date", values, 7 * 365 + 2);
    }

    @Test
    void takesTheTimesThatExist() {
        List<String> values = new ArrayList<>();
        for (int hour = 0; hour < 100; hour++) {
            for (int second = 0; second < 100; second++) {
                values.add(String.format("20261231%02d%02d%02d", hour, second, 59));
                values.add(String.format("20261231%02d%02d%02d", hour, 0, second));
            }
        }
        assertSame("date", values, 2 * 24 * 60);
    }

    @ParameterizedTest
    @EnumSource(names = {"INT", "NUMBER", "BOOL", "DATE"})
    void takesWhateverIsWrittenAlike(FieldType type) {
        Random random = new Random(7);
        String letters = "0123456789--..1111/:|+e \t#truefalse";
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            StringBuilder value = new StringBuilder();
            int few = random.nextInt(4) == 0 ? letters.length() : 16;
            for (int length = random.nextInt(22); length > 0; length--) {
                value.append(letters.charAt(random.nextInt(few)));
            }
            values.add(value.toString());
        }
        values.addAll(
                List.of("true", "false", "0", "1", "2", "truf", "falsf", "true1", "1true", "-", "-.", "1.", "1.2.3"));
        String[] rows = values.stream().map(value -> "10|k|" + value + "|").toArray(String[]::new);
        byte[] file = Sample.withFields("id|v:" + type.word(), rows).getBytes(UTF_8);
        assertThat(Reader.checking(file).problems).isEqualTo(Reader.of(file).problems);
        assertThat(Reader.checking(file).summary).isEqualTo(Reader.of(file).summary);
    }
}
