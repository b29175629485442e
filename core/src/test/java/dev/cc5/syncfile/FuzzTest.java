package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a file holds, the reader ends, says what is wrong in its own words, and its figures add up. */
class FuzzTest {
    private static final int FILES = 20_000;
    private static final String GOOD = Sample.withFields(
            "id|i:int|n:number|b:bool|d:date|a:array|o:object|l:list|s",
            "10|k1|1|1.5|true|20261231|a,b|{\"a\":[1,{\"b\":null}]}|[\"x\",2]|#/# é #Enter#|",
            "10|k2|-2||0|20240229235959||||plain|",
            "90|k3",
            "10|k4|||||||[]|😀 中文|");
    private static final String[] PIECES = {
        "|",
        "||",
        "\n",
        "\r\n",
        "\r",
        "\0",
        "#",
        "#/#",
        "#Enter#",
        "99|4\n",
        "10|",
        "90|x\n",
        "00|",
        "{",
        "}",
        "[",
        "\"",
        "\\u",
        ",",
        ":",
        "-",
        "9999999999999999999",
        "\uFEFF",
        "é",
        " ",
        "1e5",
        "_id",
        "\u001B[2J"
    };

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void mutationsOfAGoodFileAreReadOrRefusedInWords() {
        Random random = new Random(20261123);
        byte[] good = GOOD.getBytes(UTF_8);
        assertThat(Reader.of(good).summary.isValid()).isTrue();
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] file = mutate(good, random);
            Reader reader = Reader.of(file);
            check(reader, file);
            Reader checking = Reader.checking(file);
            assertThat(checking.problems).isEqualTo(reader.problems);
            assertThat(checking.summary).isEqualTo(reader.summary);
            assertThat(checking.lines).isEmpty();
            refused += reader.summary.isValid() ? 0 : 1;
        }
        assertThat(refused).isBetween(FILES / 2, FILES - 1);
    }

    private static byte[] mutate(byte[] good, Random random) {
        byte[] file = good.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(file.length + 1);
            int end = Math.min(file.length, at + random.nextInt(random.nextInt(10) == 0 ? 200 : 4));
            byte[] piece = switch (random.nextInt(5)) {
                case 0 -> new byte[0];
                case 1 -> new byte[] {(byte) random.nextInt(256)};
                case 2 -> copy(file, random);
                default -> PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8);
            };
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            changed.write(file, 0, at);
            changed.writeBytes(piece);
            changed.write(file, end, file.length - end);
            file = changed.toByteArray();
        }
        return file;
    }

    private static byte[] copy(byte[] file, Random random) {
        int from = random.nextInt(file.length + 1);
        return Arrays.copyOfRange(file, from, Math.min(file.length, from + random.nextInt(100)));
    }

    private static void check(Reader reader, byte[] file) {
        Summary summary = reader.summary;
        String what = new String(file, UTF_8);
        long errors = reader.problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .count();
        assertThat(summary.errors()).as(what).isEqualTo(errors);
        assertThat(summary.warnings()).as(what).isEqualTo(reader.problems.size() - errors);
        assertThat(summary.upserts()).as(what).isEqualTo(reader.upserts.size());
        assertThat(summary.deletes()).as(what).isEqualTo(reader.deletes.size());
        assertThat(summary.isValid()).as(what).isEqualTo(summary.structureOk() && summary.badRows() == 0);
        assertThat(reader.headers).as(what).hasSize(summary.header().isPresent() ? 1 : 0);
        if (summary.structureOk()) {
            assertThat(summary.complete()).as(what).isTrue();
            assertThat(summary.header()).as(what).isPresent();
        }
        for (Problem problem : reader.problems) {
            assertThat(problem.rule()).as(what).matches("F[1-8]");
            assertThat(problem.found()).as(what).isNotBlank().doesNotContainPattern("\\p{Cntrl}");
            assertThat(problem.expected()).as(what).isNotBlank();
            assertThat(problem.line()).as(what).isBetween(0L, (long) file.length);
        }
    }
}
