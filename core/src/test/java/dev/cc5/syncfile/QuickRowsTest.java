package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.syncfile.Line.Ending;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is passed over quickly is all that is as it should be, and nothing else. */
class QuickRowsTest {
    private static final String FIELDS = "id|s|n:number|i:int|b:bool|d:date|t:array";
    private static final String[] TEXTS = {
        "", "a", "tab\there", "Jörg", "日本語", "😀", "#/#", "\u00FC".repeat(40), "v".repeat(300)
    };
    private static final String[] REST = {
        "|1.5|7|true|20261231|x", "||||20240229235959|", "|-12345678.5||0||a,b", "|12345678|-1|false|01010101|\u0416"
    };

    private static QuickRows quickRows(String fields, Ending ending) {
        Header header = Reader.ofHeader(Sample.withFields(fields)).headers.get(0);
        return new QuickRows(header, Demand.of(header, Optional.empty()), ending, null);
    }

    private static String rightRow(Random random) {
        if (random.nextInt(6) == 0) {
            return "90|key" + random.nextInt(1000);
        }
        String row = "10|k" + TEXTS[1 + random.nextInt(TEXTS.length - 1)] + "|" + TEXTS[random.nextInt(TEXTS.length)];
        // Runs of rows of one shape, and changes of it.
        return row + REST[random.nextInt(REST.length)] + (random.nextInt(50) < 25 ? "|" : "");
    }

    @ParameterizedTest
    @EnumSource(names = {"LF", "CRLF"})
    void passesOverRightRowsOfAllShapes(Ending ending) {
        String end = ending == Ending.LF ? "\n" : "\r\n";
        QuickRows quick = quickRows(FIELDS, ending);
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            StringBuilder rows = new StringBuilder();
            long deletes = 0;
            int count = 1 + random.nextInt(500);
            for (int i = 0; i < count; i++) {
                String row = rightRow(random);
                deletes += row.startsWith("90") ? 1 : 0;
                rows.append(row).append(end);
            }
            byte[] bytes = rows.toString().getBytes(UTF_8);
            assertThat(quick.passOver(ByteBuffer.wrap(bytes), 0, bytes.length))
                    .as("seed " + seed)
                    .isEqualTo(bytes.length);
            assertThat(quick.deletes()).isEqualTo(deletes);
            assertThat(quick.upserts()).isEqualTo(count - deletes);
        }
    }

    /** With nothing behind the value that is wrong, and with something. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10|k|s|1|2|true|20261231",
                "10|k|s|1|2|true|20261231|x||",
                "10|k|s\t1|2|true|20261231|x",
                "10|k|s|\t1|2|true|20261231|x",
                "10|k|s|1\t2|true|20261231|x|",
                "10|k|s\r|1|2|true|20261231|x",
                "10|k|s|1|2|true|20261231|x\r",
                "10|k|s|1|2|true|20261231|x|\r",
                "10|k|s\0|1|2|true|20261231|x",
                "10|k|s\u001B|1|2|true|20261231|x",
                "10|k|s|1\n2|true|20261231|x|",
                "10||s|1|2|true|20261231|x",
                "10|k|s|1.|2|true|20261231|x",
                "10|k|s|1|2.0|true|20261231|x",
                "10|k|s|1|99999999999999999999|true|20261231|x",
                "10|k|s|1|2|yes|20261231|x",
                "10|k|s|1|2|true|20260229|x",
                "10|k|s|1|2|true|20261231240000|x",
                "10|k|s|1|2|true|20261231|\u00C0",
                "10|k|\u00ED\u00A0\u0080|1|2|true|20261231|x",
                "10|\u00C3|s|1|2|true|20261231|x",
                "90|k|",
                "90|",
                "90",
                "9",
                "",
                "99|7",
                "20|k",
                " 10|k|s|1|2|true|20261231|x"
            })
    void stopsAtEachThatIsNotAsItShouldBe(String row) {
        QuickRows quick = quickRows(FIELDS, Ending.LF);
        Random random = new Random(7);
        for (int before = 0; before < 300; before += 1 + before / 8) {
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            for (int i = 0; i < before; i++) {
                rows.writeBytes((rightRow(random) + "\n").getBytes(UTF_8));
            }
            int there = rows.size();
            if (row.isEmpty()) {
                // Its line feed could be the end of the row before, which is then left to others too.
                rows.writeBytes("90|key\n".getBytes(UTF_8));
                there = rows.size();
            }
            rows.writeBytes((row + "\n").getBytes(ISO_8859_1));
            for (int i = 0; i < random.nextInt(100); i++) {
                rows.writeBytes((rightRow(random) + "\n").getBytes(UTF_8));
            }
            assertThat(quick.passOver(ByteBuffer.wrap(rows.toByteArray()), 0, rows.size()))
                    .isEqualTo(there);
            assertThat(quick.upserts() + quick.deletes()).isEqualTo(before + (row.isEmpty() ? 1 : 0));
        }
    }

    @Test
    void stopsAtALineFeedAloneWhereLinesEndWithCrLf() {
        QuickRows quick = quickRows("id|s", Ending.CRLF);
        for (String row : List.of("10|a|b\n", "10|a|b|\n", "90|a\n")) {
            byte[] bytes = ("10|x|y|\r\n10|x|y\r\n" + row + "10|x|y\r\n").getBytes(UTF_8);
            assertThat(quick.passOver(ByteBuffer.wrap(bytes), 0, bytes.length))
                    .isEqualTo("10|x|y|\r\n10|x|y\r\n".length());
        }
    }

    @Test
    void looksAtEveryByteOfEveryCharacter() {
        QuickRows quick = quickRows("id|s", Ending.LF);
        for (String character : List.of("é", "中", "😀")) {
            byte[] utf8 = character.getBytes(UTF_8);
            for (int before = 0; before < 200; before++) {
                byte[] bytes = ("10|a|" + "x".repeat(before) + character + "y\n").getBytes(UTF_8);
                assertThat(quick.passOver(ByteBuffer.wrap(bytes), 0, bytes.length))
                        .isEqualTo(bytes.length);
                for (int i = 0; i < utf8.length; i++) {
                    byte[] wrong = bytes.clone();
                    wrong["10|a|".length() + before + i] = 'z';
                    assertThat(quick.passOver(ByteBuffer.wrap(wrong), 0, bytes.length))
                            .isZero();
                }
            }
        }
    }

    @Test
    void takesRowsOfManyFieldsAndLeavesVeryLongOnesToOthers() {
        List<String> fields = new ArrayList<>(List.of("id"));
        for (int i = 0; i < 2000; i++) {
            fields.add("f" + i + ":int");
        }
        QuickRows quick = quickRows(String.join("|", fields), Ending.LF);
        byte[] many = ("10|a" + "|1".repeat(2000) + "\n").repeat(9).getBytes(UTF_8);
        assertThat(quick.passOver(ByteBuffer.wrap(many), 0, many.length)).isEqualTo(many.length);
        byte[] longer = ("10|a" + "|1".repeat(2000) + "\n10|a" + "|12345".repeat(2000) + "\n").getBytes(UTF_8);
        assertThat(quick.passOver(ByteBuffer.wrap(longer), 0, longer.length)).isEqualTo(4005);
    }
}
