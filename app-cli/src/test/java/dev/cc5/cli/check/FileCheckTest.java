package dev.cc5.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.model.LocalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One reading of a file tells whether it is right, and its hashes. */
class FileCheckTest {
    private static final int LARGE = 1_000_000;

    @TempDir
    Path directory;

    private final FileCheck check = new FileCheck(10, Strictness.USUAL, true, new Schemas(List.of()));

    private Path file(int rows, String last) throws IOException {
        StringBuilder text = new StringBuilder("00|c|cc5|20260101|r\n01|t|w|b|d|\n02|id\n03|id:int|name\n");
        for (int i = 1; i < rows; i++) {
            text.append("10|").append(i).append("|a name of a row\n");
        }
        return Files.writeString(
                directory.resolve("file.cc5txt"),
                text.append(last).append("\n99|").append(rows).append('\n'));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 100_000, LARGE})
    void theHashesAreKnownWithoutAnotherReading(int rows) throws IOException {
        Path path = file(rows, "10|0|last");
        LocalFile other = LocalFile.of(path);
        String fingerprint = other.fingerprint();
        LocalFile file = LocalFile.of(path);

        Verdict verdict = check.hashing("file", file);

        assertThat(verdict.refused()).isFalse();
        assertThat(verdict.summary().upserts()).isEqualTo(rows);
        Files.delete(path);
        assertThat(file.fingerprint()).isEqualTo(fingerprint);
        assertThat(file.md5()).isPresent().isEqualTo(other.md5());
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 10|1|again, F9, false",
        "1000, 90|1, F9, true",
        "1000000, 10|x|y, F2, true",
        "1000000, 90|7, F9, true"
    })
    void saysTheSameWithAndWithoutHashing(int rows, String last, String rule, boolean refused) throws IOException {
        Path path = file(rows, last);

        Verdict verdict = check.hashing("file", LocalFile.of(path));

        assertThat(verdict.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo(rule);
            assertThat(problem.line()).isEqualTo(rows + 4);
        });
        assertThat(verdict.refused()).isEqualTo(refused);
        assertThat(check.of("file", LocalFile.of(path))).isEqualTo(verdict);
    }

    @Test
    void keepsTheFirstErrorsHoweverManyWarningsComeBefore() throws IOException {
        String rows = "10|1|a\n".repeat(30) + "10|x|a\n90|1\n";
        Path path = Files.writeString(
                directory.resolve("file.txt"),
                "00|c|cc5|20260101|r\n01|t|w|b|d|\n02|id\n03|id:int|name\n" + rows + "99|32\n");

        Verdict verdict = check.of("file", LocalFile.of(path));

        assertThat(verdict.problems()).hasSize(10);
        assertThat(verdict.worst()).extracting(problem -> problem.line()).containsExactly(35L, 36L);
        assertThat(verdict.untold()).isEqualTo(22);
    }
}
