package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever a file holds, the reader ends, says what is wrong in its own words, and its figures add up; and it says the
 * same however it is fed and whether rows are wanted, so that what is passed over quickly is what is taken carefully.
 *
 * <p>As many inputs as the property {@code cc5.fuzz} says, and others with another {@code cc5.fuzz.seed}:
 *
 * <pre>mvn -pl core test -Dtest=FuzzTest -Dcc5.fuzz=10000000</pre>
 */
class FuzzTest {
    private static final int FILES = Integer.getInteger("cc5.fuzz", 20_000);
    private static final long SEED = Long.getLong("cc5.fuzz.seed", 20261123);
    private static final List<String> GOOD = List.of(
            Sample.withFields(
                    "id|i:int|n:number|b:bool|d:date|a:array|o:object|l:list|s",
                    "10|k1|1|1.5|true|20261231|a,b|{\"a\":[1,{\"b\":null}]}|[\"x\",2]|#/# é #Enter#|",
                    "10|k2|-2||0|20240229235959||||plain|",
                    "90|k3",
                    "10|k4|||||||[]|😀 中文|"),
            Sample.withFields(
                    "id:int|n:number|d:date|e:date|b:bool",
                    "10|1|-1.5|20261231|20261231235959|true",
                    "10|123456789|12345678.12345678|20240229|20240229235959|false|",
                    "90|77",
                    "10|-9|0.1|||1|",
                    "90|9223372036854775807",
                    "10|0|1|20000229|20261231000000|0|"),
            Sample.withFields(
                            "id|o:object|l:list|x:object",
                            "10|a|{\"a\":1,\"b\":{\"a\":\"\\u00e9\",\"c\":2}}|[[],{},\"#/#\",-1.5e3]| { } |",
                            "10|b|{\"a\":1#Enter#}|[true]|{\"a\":1,\"b\":2}|",
                            "90|x",
                            "10|c||||")
                    .replace("\n", "\r\n"),
            Sample.withFields(
                    "id|j:int|s:string|t:array|u",
                    "10|a|5|tab\there|x,y|" + "z".repeat(40) + "|",
                    "10|" + "b".repeat(40) + "|1234567|||",
                    "10|ü|12345678|x|日本語日本語日本語|é|",
                    "90|q",
                    "90|r"));
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
        "\\n",
        ",",
        ":",
        "-",
        "9999999999999999999",
        "\uFEFF",
        "é",
        " ",
        "1e5",
        "_id",
        "\u001B[2J",
        ".",
        "0",
        "00",
        "true",
        "false",
        "20240229",
        "20230229",
        "235959",
        "\t",
        "10|a|1|x||\n",
        "😀",
        "\"a\":",
        "[{\"a\":1}]"
    };

    @Test
    void mutationsOfGoodFilesAreReadOrRefusedInWords() {
        // The machine may be slow, but not a hundred times.
        assertTimeout(Duration.ofSeconds(60 + FILES / 500), FuzzTest::readMutations);
    }

    private static void readMutations() {
        Random random = new Random(SEED);
        GOOD.forEach(
                good -> assertThat(Reader.of(good).summary.isValid()).as(good).isTrue());
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] file = mutate(GOOD.get(random.nextInt(GOOD.size())).getBytes(UTF_8), random);
            Reader reader = Reader.of(file);
            check(reader, file);
            compare(Reader.checking(file), reader, file);
            compare(Reader.fed(file, random), reader, file);
            refused += reader.summary.isValid() ? 0 : 1;
        }
        assertThat(refused).isBetween(FILES / 2, FILES - 1);
    }

    private static void compare(Reader checking, Reader reader, byte[] file) {
        if (!checking.problems.equals(reader.problems) || !checking.summary.equals(reader.summary)) {
            String what = new String(file, UTF_8);
            assertThat(checking.problems).as(what).isEqualTo(reader.problems);
            assertThat(checking.summary).as(what).isEqualTo(reader.summary);
        }
        assertThat(checking.lines).isEmpty();
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
