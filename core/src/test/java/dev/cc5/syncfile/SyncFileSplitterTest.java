package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.syncfile.SyncFileSplitter.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyncFileSplitterTest {
    private static final String START = "00|c|cc5|20261125120000|r\n01|wks_family|w|b|cc-family|\n02|id\n03|id|name\n";

    private final List<ByteArrayOutputStream> parts = new ArrayList<>();

    private static String file(int rows) {
        return START
                + IntStream.rangeClosed(1, rows)
                        .mapToObj(i -> i % 5 == 0 ? "90|" + i + "\n" : "10|" + i + "|name#/#" + i + "\n")
                        .collect(Collectors.joining())
                + "99|" + rows + "\n";
    }

    private int split(String file, Limits limits) throws IOException {
        return SyncFileSplitter.split(new ByteArrayInputStream(file.getBytes(UTF_8)), limits, number -> {
            parts.add(new ByteArrayOutputStream());
            assertThat(number).isEqualTo(parts.size());
            return parts.get(number - 1);
        });
    }

    private List<List<String>> rowsOfAllParts() {
        List<List<String>> rows = new ArrayList<>();
        for (ByteArrayOutputStream part : parts) {
            Reader read = Reader.of(part.toByteArray());
            assertThat(read.summary.errors()).isZero();
            rows.addAll(read.upserts);
            rows.addAll(read.deletes);
        }
        return rows;
    }

    @Test
    void partsHoldAllRowsAndNotMoreThanTheLimit() throws IOException {
        assertThat(split(file(23), new Limits(7, Long.MAX_VALUE))).isEqualTo(4);

        Reader whole = Reader.of(file(23));
        List<List<String>> rows = new ArrayList<>(whole.upserts);
        rows.addAll(whole.deletes);
        assertThat(rowsOfAllParts()).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(Reader.of(parts.get(3).toByteArray()).summary.upserts()).isEqualTo(2);
    }

    @Test
    void partsAreNotLongerThanTheLimit() throws IOException {
        int limit = START.length() + 100;
        int made = split(file(200), new Limits(Long.MAX_VALUE, limit));

        assertThat(made).isGreaterThan(20);
        assertThat(parts).allSatisfy(part -> assertThat(part.size()).isLessThanOrEqualTo(limit));
        assertThat(rowsOfAllParts()).hasSize(200);
    }

    @Test
    void aRowThatIsLongerHasAPartOfItsOwn() throws IOException {
        assertThat(split(file(4), new Limits(Long.MAX_VALUE, 10))).isEqualTo(4);
        assertThat(rowsOfAllParts()).hasSize(4);
    }

    @Test
    void eachPartHasAReferenceIdOfItsOwn() throws IOException {
        split(file(3), new Limits(2, Long.MAX_VALUE));
        assertThat(parts)
                .extracting(part -> Reader.of(part.toByteArray()).headers.get(0).referenceId())
                .containsExactly("r-1", "r-2");
    }

    @Test
    void aFileWithoutRowsIsOnePart() throws IOException {
        assertThat(split(file(0), new Limits(1, 1))).isEqualTo(1);
        assertThat(Reader.of(parts.get(0).toByteArray()).summary.structureOk()).isTrue();
    }

    @Test
    void aFileThatIsNotRightIsNotSplit() {
        assertThatThrownBy(() -> split(file(3).replace("99|3", "99|4"), new Limits(2, Long.MAX_VALUE)))
                .isInstanceOfSatisfying(
                        InvalidSyncFileException.class,
                        e -> assertThat(e.problem().rule()).isEqualTo("F7"));
    }
}
