package dev.cc5.syncfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written is what is read. */
class SyncFileWriterTest {
    private static final List<Field> FIELDS = List.of(
            new Field("entityId", FieldType.STRING),
            new Field("size", FieldType.INT),
            new Field("income", FieldType.NUMBER),
            new Field("open", FieldType.BOOL),
            new Field("since", FieldType.DATE),
            new Field("tags", FieldType.ARRAY),
            new Field("address", FieldType.OBJECT),
            new Field("members", FieldType.LIST),
            new Field("comment", FieldType.STRING));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static Header header(List<Field> fields) {
        return new Header(
                "customer",
                "cc5",
                "20261125120000",
                "reference | one",
                "wks_family",
                "w",
                "b",
                "cc-family",
                "",
                List.of(fields.get(0).code()),
                fields);
    }

    private SyncFileWriter writer() throws IOException {
        return SyncFileWriter.begin(out, header(FIELDS));
    }

    @Test
    void writesAFileThatIsReadAsItWasMeant() throws IOException {
        SyncFileWriter writer = writer();
        List<String> row = List.of(
                "F|1", "-7", "12.50", "true", "20240229", "a,b", "{\"a\":\"x|y\"}", "[1]", "one\r\ntwo # ## #E");
        writer.upsert(row);
        writer.delete(List.of("F|2"));
        assertThat(writer.finish()).isEqualTo(2);

        Reader read = Reader.of(out.toByteArray());
        assertThat(read.problems).isEmpty();
        assertThat(read.headers).containsExactly(header(FIELDS));
        assertThat(read.upserts).containsExactly(row);
        assertThat(read.deletes).containsExactly(List.of("F|2"));
    }

    @Test
    void anEmptyLastValueIsNotTakenForATrailingSeparator() throws IOException {
        SyncFileWriter writer = writer();
        List<String> row = List.of("F-1", "", "", "", "", "", "", "", "");
        writer.upsert(row);
        writer.finish();

        assertThat(Reader.of(out.toByteArray()).upserts).containsExactly(row);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a#/#b", "#Enter#", "#/|", "line\nfeed", "carriage\rreturn", "\r\r\n", "nul\0", "half \uD83D"})
    void refusesATextThatWouldNotComeBack(String text) throws IOException {
        SyncFileWriter writer = writer();

        assertThatThrownBy(() -> writer.upsert(List.of("F-1", "", "", "", "", "", "", "", text)))
                .isInstanceOfSatisfying(
                        UnrepresentableException.class,
                        e -> assertThat(e.column()).isEqualTo("comment"));
        assertThat(writer.finish()).isZero();
    }

    @Test
    void refusesAValueThatIsNotOfItsFieldsTypeInTheReadersWords() throws IOException {
        assertThatThrownBy(() -> writer().upsert(List.of("F-1", "1.5", "", "", "", "", "", "", "")))
                .hasMessage("size: found \"1.5\", expected " + Values.expected(FieldType.INT));
    }

    @Test
    void refusesARowWithoutItsKey() throws IOException {
        SyncFileWriter writer = writer();
        assertThatThrownBy(() -> writer.upsert(List.of("", "", "", "", "", "", "", "", "")))
                .hasMessageContaining("part of the row's key");
        assertThatThrownBy(() -> writer.delete(List.of(""))).hasMessageContaining("part of the row's key");
    }

    @Test
    void refusesARowOfAnotherLength() throws IOException {
        SyncFileWriter writer = writer();
        assertThatThrownBy(() -> writer.upsert(List.of("F-1"))).hasMessageContaining("found 1 values");
        assertThatThrownBy(() -> writer.delete(List.of("a", "b"))).hasMessageContaining("found 2 values");
    }

    @Test
    void refusesARowThatIsTooLong() throws IOException {
        SyncFileWriter writer = writer();
        String text = "x".repeat(LineScanner.LONGEST_LINE);
        assertThatThrownBy(() -> writer.upsert(List.of("F-1", "", "", "", "", "", "", "", text)))
                .hasMessageContaining("16 MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_id", "a.b", "", "entityId", "a|b"})
    void refusesAHeaderThatTheReaderWouldRefuse(String code) {
        List<Field> fields = List.of(FIELDS.get(0), new Field(code, FieldType.STRING));

        assertThatThrownBy(() -> SyncFileWriter.begin(out, header(fields)))
                .isInstanceOf(UnrepresentableException.class);
        assertThat(out.size()).isZero();
    }

    @Test
    void whateverIsAcceptedComesBack() throws IOException {
        Random random = new Random(20261125);
        String[] pieces = {"#", "/", "|", "Enter", "\r\n", "\r", "\n", "a", "é", "😀", "\0", ",", " ", "#/#", "\uD83D"};
        List<List<String>> accepted = new ArrayList<>();
        int refused = 0;
        SyncFileWriter writer = writer();
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(6); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            List<String> row = List.of("k" + i, "", "", "", "", text.toString(), "", "", text.toString());
            try {
                writer.upsert(row);
                accepted.add(row);
            } catch (UnrepresentableException e) {
                refused++;
            }
        }
        writer.finish();

        Reader read = Reader.of(out.toByteArray());
        assertThat(read.summary.isValid()).as(() -> read.problems.toString()).isTrue();
        assertThat(read.upserts).isEqualTo(accepted);
        assertThat(accepted).hasSizeGreaterThan(10_000);
        assertThat(refused).isGreaterThan(10_000);
        assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8)).doesNotContain("\r");
    }
}
