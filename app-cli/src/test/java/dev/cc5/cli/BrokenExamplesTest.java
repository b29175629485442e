package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code cc5 check} of every file of {@code examples/broken}: what is told repairs it. */
class BrokenExamplesTest {
    private static final Path BROKEN = Path.of("..", "examples", "broken");

    @TempDir
    private Path directory;

    /** Each file has one fault, and what is told names its rule, its line and what repairs it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "blank-line; :6: error; no blank lines; F8",
                "byte-order-mark; :1: error; save the file as \"UTF-8\"; F8",
                "csv; :1: error; begins with 00|; F1",
                "cut-off; :6: error; here 99|2; F1",
                "delete-with-all-values; :6: error; 1 value, those of the key; F5",
                "header-in-another-order; :2: error; expected row 01; F1",
                "json-cut-off; :5: error; , or } is expected; F2",
                "key-not-first; :4: error; \"entityId\" as number 1; F3",
                "key-twice; :7: warning; overwrites the one of line 5; F9",
                "key-written-and-deleted; :7: error; line 5 has it in a row 10; F9",
                "line-break-in-a-value; :6: error; is written #Enter#; F4",
                "mixed-line-ends; :5: error; the first one ends with LF; F8",
                "no-key; :6: error; part of the row's key; F4",
                "no-such-day; :6: error; yyyyMMdd; F2",
                "number-with-comma; :6: error; -1234.56; F2",
                "pipe-in-a-value; :6: error; is written #/#; F4",
                "rows-after-the-end; :7: error; nothing follows row 99; F8",
                "unknown-type; :4: error; string, int, number; F2",
                "utf-16; : error; save it as UTF-8; F8",
                "windows-1252; :5: error; Windows-1252; F8",
                "word-for-bool; :6: error; true, false, 1 or 0; F2",
                "wrong-count; :7: error; expected 2; F7"
            })
    void tellsHowToRepairEachBrokenExample(String name, String where, String remedy, String rule) {
        Path file = BROKEN.resolve(name + ".cc5txt");
        CommandRun run = CommandRun.of("check").with(file).run();
        assertThat(run.exit()).isEqualTo(where.contains("warning") ? 0 : 3);
        assertThat(run.outLines().get(0))
                .startsWith(file + where)
                .contains(remedy)
                .endsWith("[" + rule + "]");
        boolean twoLinesAreInTheWay = name.equals("header-in-another-order") || name.equals("line-break-in-a-value");
        assertThat(run.outLines()).as(run.out()).hasSize(twoLinesAreInTheWay ? 3 : 2);
    }

    @ParameterizedTest
    @CsvSource({
        "csv, cc5 convert",
        "mixed-line-ends, cc5 fix",
        "byte-order-mark, cc5 fix",
        "wrong-count, cc5 fix",
        "blank-line, cc5 fix",
        "no-key, ''"
    })
    void namesTheCommandThatRepairs(String name, String command) {
        CommandRun run =
                CommandRun.of("check").with(BROKEN.resolve(name + ".cc5txt")).run();
        assertThat(run.err().contains("cc5 ")).isEqualTo(!command.isEmpty());
        assertThat(run.err()).contains(command);
    }

    /** Whoever is told to run {@code cc5 fix} has a right file afterwards, and nobody else is told to. */
    @Test
    void whereItNamesFixFixRepairsTheFile() throws IOException {
        List<String> repaired = new ArrayList<>();
        try (var files = Files.list(BROKEN)) {
            for (Path broken : files.filter(file -> file.toString().endsWith(".cc5txt"))
                    .sorted()
                    .toList()) {
                if (CommandRun.of("check").with(broken).run().err().contains("cc5 fix " + broken + " -o ")) {
                    Path fixed = directory.resolve(broken.getFileName());
                    assertThat(CommandRun.of("fix")
                                    .with(broken, "-o", fixed)
                                    .run()
                                    .exit())
                            .isZero();
                    CommandRun again = CommandRun.of("check").with(fixed).run();
                    assertThat(again.exit()).as(again.all()).isZero();
                    repaired.add(fixed.getFileName().toString().replace(".cc5txt", ""));
                }
            }
        }
        assertThat(repaired).containsExactly("blank-line", "byte-order-mark", "mixed-line-ends", "wrong-count");
    }

    @ParameterizedTest
    @CsvSource({
        "90|f-1|;99|1, true",
        "90|f-1;99, true",
        "90|f-1;99|2|code, true",
        "90|f-1;99|1;;, true",
        "90|f-1|x;99|1, false",
        "90|f-1;99|1|code|more, false",
        "99|0, false",
        "90|f-1;99|1;10|f-2|Li|0, false",
        "10|f-1|aCRb|0;99|1, false"
    })
    void namesFixForWhatStandsAroundTheValuesOnly(String rows, boolean named) {
        Path file = SyncFiles.with(
                directory, "family.cc5txt", rows.replace("CR", "\r").split(";", -1));
        assertThat(CommandRun.of("check").with(file).run().err().contains("cc5 fix"))
                .isEqualTo(named);
    }

    @Test
    void theCommandThatItNamesForATableSaysWhatElseItNeeds() {
        Path csv = BROKEN.resolve("csv.cc5txt");
        assertThat(CommandRun.of("check").with(csv).run().err())
                .contains("cc5 convert " + csv + " --from csv -o NEW.cc5txt");
        CommandRun convert = CommandRun.of("convert")
                .with(csv, "--from", "csv", "-o", directory.resolve("NEW.cc5txt"))
                .run();
        assertThat(convert.err()).contains("--key", "--schema");
    }

    @Test
    void aLineThatIsTooLongIsNothingToRepair() throws IOException {
        Path file = directory.resolve("long.cc5txt");
        Files.writeString(file, "00|agency|cc5|20261120083000|1\n01|" + "x".repeat(17 << 20) + "\n");
        CommandRun run = CommandRun.of("check").with(file).run();
        assertThat(run.outLines().get(0)).contains("a line of 17825795 bytes").endsWith("[F8]");
        assertThat(run.err()).doesNotContain("cc5 fix");
    }

    @Test
    void noBrokenExampleIsLeftOut() throws IOException {
        try (var files = Files.list(BROKEN)) {
            assertThat(files.filter(file -> file.toString().endsWith(".cc5txt")))
                    .hasSize(22);
        }
    }
}
