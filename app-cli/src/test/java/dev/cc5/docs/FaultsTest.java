package dev.cc5.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of faults is whole, and every test that it names is there. */
class FaultsTest {
    /** Those of the CATALOGUE's sections P, Q, U, L, S, C and F; what is missing between them was never given out. */
    private static final List<String> IDS = ids(
            "P 01 02 03 04 05 06 07 08 09 10 11 12 15 16 18 22 24 25 26 27 28 29 30 33 35 36 37 38 39 40 41 42 43",
            "P 45 46 48 49 50 51 53 54 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71",
            "Q 01 02 05 06 07 09 10 11 12 13",
            "U 01 02 04 06 07 08 09 11 12 13 14 15 16 17 18 19 21 22 23 26 27 28 29 33 34 35 36 37 38 40 41 42 43",
            "U 44 46 47 48",
            "L 01 02 03 04 05 07 09 10 11 14 15 17 18 19 21 22 23 24 25 26 27 28 29 30 31 33 34 35 36 37 38 39 40",
            "L 41 42 43 44 45 46",
            "S 01 02 04 05 06 10 11 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 30 31 32 40 41 42 43 44",
            "C 02 03 05 07 08 09 10 11 12 13 14 15 16 17 18 19 31 32 33 34",
            "F 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33",
            "F 34 35 36 37 38 39 40 41 42 43 44");

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern TESTS = Pattern.compile("(`[A-Za-z0-9.#]+`(, (?!$)|$))+");
    private static final Pattern SENTENCE = Pattern.compile("[A-Z][^`|]{15,}\\.");

    private record Row(String id, String fault, String behaviour, String held) {
        static Row of(String line) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            assertThat(cells).as(line).hasSize(6);
            return new Row(cells.get(1), cells.get(2), cells.get(3), cells.get(4));
        }
    }

    @Test
    void hasARowForEveryFault() throws IOException {
        assertThat(rows()).extracting(Row::id).containsExactlyElementsOf(IDS);
    }

    @Test
    void hasNoRowThatSaysNothing() throws IOException {
        for (Row row : rows()) {
            assertThat(row.fault()).as(row.id()).isNotBlank();
            assertThat(row.behaviour()).as(row.id()).isNotBlank();
            assertThat(TESTS.matcher(row.held()).matches()
                            || SENTENCE.matcher(row.held()).matches())
                    .as(row.id() + " is held by names of tests, or a sentence says why by none: " + row.held())
                    .isTrue();
        }
    }

    @Test
    void namesTestsThatExist() throws IOException {
        TestSources tests = TestSources.read();
        List<String> unknown = new ArrayList<>();
        for (Row row : rows()) {
            NAME.matcher(row.held())
                    .results()
                    .map(name -> name.group(1))
                    .filter(name -> !tests.have(name))
                    .forEach(name -> unknown.add(row.id() + ": " + name));
        }
        assertThat(unknown).isEmpty();
    }

    private static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(ExampleFiles.ROOT.resolve("docs/faults.md"))) {
            return lines.filter(
                            line -> line.startsWith("|") && !line.startsWith("| id |") && !line.startsWith("| --- |"))
                    .map(Row::of)
                    .toList();
        }
    }

    private static List<String> ids(String... sections) {
        return Stream.of(sections)
                .flatMap(
                        section -> Stream.of(section.substring(2).split(" ")).map(number -> section.charAt(0) + number))
                .toList();
    }
}
