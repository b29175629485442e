package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a caller may rely on. */
class SyncFileReaderTest {
    @Test
    void stopsWhenTheHandlerHasHadEnough() {
        Reader file = Reader.withPatience(2, Sample.file("10|a", "10|b", "10|c", "10|d|e|"));
        assertThat(file.problems).hasSize(2);
        assertThat(file.upserts).isEmpty();
        assertThat(file.summary.complete()).isFalse();
        assertThat(file.summary.structureOk()).isFalse();
        assertThat(file.summary.errors()).isEqualTo(2);
    }

    @Test
    void tellsNothingOfARowAfterTheHandlerHasHadEnough() {
        Reader mixedEnds = Reader.withPatience(1, Sample.file("10|a|b|\r", "10|c|d|"));
        assertThat(mixedEnds.upserts).isEmpty();
        Reader wrongHeader = Reader.withPatience(1, Sample.file("10|a|b|").replace("acme", ""));
        assertThat(wrongHeader.headers).isEmpty();
        assertThat(wrongHeader.problems).hasSize(1);
    }

    @Test
    void passesOnWhatTheHandlerThrows() {
        SyncFileHandler handler = new SyncFileHandler() {
            @Override
            public void upsert(long line, List<String> values) {
                throw new IllegalStateException("full");
            }
        };
        assertThatThrownBy(() -> SyncFileReader.read(stream(Sample.file("10|a|b|")), handler))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full");
    }

    @Test
    void passesOnWhatTheStreamThrows() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> SyncFileReader.read(broken, new SyncFileHandler() {}))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }

    @Test
    void doesNotCloseTheStream() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new ByteArrayInputStream(Sample.file("10|a|b|").getBytes(UTF_8)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        SyncFileReader.read(in, new SyncFileHandler() {});
        assertThat(closed).isFalse();
    }

    @Test
    void checksRowsThatNobodyWants() {
        Reader file = Reader.checking(Sample.withFields("id|size:int", "10|a|1|", "10|b|x|", "10||2|", "90|c")
                .getBytes(UTF_8));
        assertThat(file.lines).isEmpty();
        assertThat(file.problems).extracting(Problem::line).containsExactly(6L, 7L);
        assertThat(file.summary.upserts()).isEqualTo(1);
        assertThat(file.summary.deletes()).isEqualTo(1);
    }

    @Test
    void theValuesOfARowMayBeKept() {
        Reader file = Reader.of(Sample.file("10|a|b|", "10|c|d|"));
        assertThat(file.upserts).containsExactly(List.of("a", "b"), List.of("c", "d"));
        assertThatThrownBy(() -> file.upserts.get(0).set(0, "x")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void readsTheHeaderOnly() {
        Reader file = Reader.ofHeader(Sample.file("10|a", "nonsense"));
        assertThat(file.problems).isEmpty();
        assertThat(file.headers).hasSize(1);
        assertThat(file.summary.header()).contains(file.headers.get(0));
        assertThat(file.summary.structureOk()).isTrue();
        assertThat(file.summary.complete()).isFalse();
        assertThat(file.upserts).isEmpty();
    }

    @Test
    void readsAHeaderThatIsAllThereIs() {
        Reader file = Reader.ofHeader(Sample.lines(Sample.ROW_00, Sample.ROW_01, Sample.ROW_02, Sample.ROW_03));
        assertThat(file.problems).isEmpty();
        assertThat(file.summary.structureOk()).isTrue();
    }

    @Test
    void tellsWhatIsWrongWithAHeader() {
        Reader file = Reader.ofHeader(Sample.lines(Sample.ROW_00, Sample.ROW_02, Sample.ROW_03));
        assertThat(file.problem().found()).isEqualTo("row 02");
        assertThat(file.problem().expected()).startsWith("row 01");
        assertThat(file.summary.structureOk()).isFalse();
        assertThat(Reader.ofHeader("").problem().found()).isEqualTo("an empty file");
        assertThat(Reader.ofHeader("00|a|b|20261120|c").problem().expected()).startsWith("row 01");
        assertThat(Reader.ofHeader("PK\u0003\u0004").problem().found()).contains("zip");
    }

    @Test
    void problemsSayWhereAndWhatInWords() {
        Reader file = Reader.of(Sample.withFields("id|size:int", "10|a|three|"));
        assertThat(file.problem())
                .hasToString("line 5, size: found \"three\", expected a whole number of digits only and at most 64"
                        + " bits, like 42 or -7 [F2]");
        assertThat(Reader.of(Sample.file().replace("acme", "")).problem())
                .hasToString("line 1, value 1: found no value, expected the customer code [F1]");
    }

    @Test
    void problemsShowTextShortAndHarmless() {
        String value = "\u001B[31m\u202Ered\t" + "x".repeat(1000);
        String found = Reader.of(Sample.withValue("int", value)).problem().found();
        assertThat(found)
                .startsWith("\"\\u001B[31m\\u202Ered\\txxx")
                .endsWith("x…\"")
                .hasSizeLessThan(90);
        assertThat(Reader.of(Sample.file("😀".repeat(100))).problem().found())
                .isEqualTo("\"" + "😀".repeat(60) + "…\"");
    }

    @Test
    void problemsSayWhereJsonIsWrong() {
        assertThat(Reader.of(Sample.withValue("object", "{\"a\":}")).problem().found())
                .isEqualTo("\"{\"a\":}\" (at character 6 a value is expected)");
    }

    private static InputStream stream(String file) {
        return new ByteArrayInputStream(file.getBytes(UTF_8));
    }
}
