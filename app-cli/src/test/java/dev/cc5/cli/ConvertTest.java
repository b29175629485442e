package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.syncfile.Field;
import dev.cc5.syncfile.Header;
import dev.cc5.syncfile.ValidRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables become sync files and come back as they were. */
class ConvertTest {
    private static final String[] HEADER = {
        "--customer",
        "bayview",
        "--workspace",
        "w",
        "--bucket",
        "b",
        "--entity-type",
        "wks_family",
        "--data-source",
        "cc-family",
        "--key",
        "id"
    };

    @TempDir
    Path folder;

    private final List<Field> fields = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private CommandRun convert(Path from, String to, String... options) {
        return CommandRun.of("convert")
                .with(from, "-o", folder.resolve(to))
                .with(List.of(options))
                .run();
    }

    private CommandRun toSyncFile(Path from, String... options) throws IOException {
        CommandRun run = CommandRun.of("convert")
                .with(from, "-o", folder.resolve("out.cc5txt"))
                .with(List.of(HEADER))
                .with(List.of(options))
                .run();
        if (run.exit() == 0) {
            read(folder.resolve("out.cc5txt"));
        }
        return run;
    }

    private void read(Path syncFile) throws IOException {
        try (InputStream in = Files.newInputStream(syncFile)) {
            ValidRows.read(in, new ValidRows() {
                @Override
                public void header(Header header) {
                    fields.addAll(header.fields());
                }

                @Override
                public void upsert(List<String> values) {
                    rows.add(values);
                }

                @Override
                public void delete(List<String> keys) {
                    rows.add(keys);
                }
            });
        }
    }

    private String types() {
        return fields.stream()
                .map(field -> field.code() + ":" + field.type().word())
                .collect(Collectors.joining(" "));
    }

    @Test
    void aCsvFileComesBackByteForByte() throws IOException {
        String csv =
                "id,name,note\r\n1,\"Smith, Ana\",\"says \"\"hi\"\"\"\r\n2,a|b,\"two\r\nlines\"\r\n3,Żaneta 文,\r\n";
        assertThat(toSyncFile(file("in.csv", csv)).exit()).isZero();
        assertThat(rows).contains(List.of("2", "a|b", "two\r\nlines"));

        assertThat(convert(folder.resolve("out.cc5txt"), "back.csv").exit()).isZero();
        assertThat(folder.resolve("back.csv")).hasContent(csv);
    }

    @Test
    void findsTheTypesThatLoseNothing() throws IOException {
        String csv = "id,zip,size,income,open,since,address,members,flag,none\r\n"
                + "1,01234,4,12.50,true,20260131,{},[],0,\r\n2,94607,-7,3,false,20251231235959,{\"a\":1},[2],1,\r\n";
        assertThat(toSyncFile(file("in.csv", csv)).exit()).isZero();
        assertThat(types())
                .isEqualTo("id:int zip:string size:int income:number open:bool since:date address:object members:list"
                        + " flag:int none:string");
    }

    @Test
    void typesCanBeGivenAndColumnsRenamedAndLeftOut() throws IOException {
        Path csv = file("in.csv", "Family ID,zip,x\r\nF-1,94607,9\r\n");
        CommandRun run = toSyncFile(
                csv, "--rename", "Family ID=id", "--types", "zip=string", "--types", "id=string", "--skip", "x");
        assertThat(run.exit()).isZero();
        assertThat(types()).isEqualTo("id:string zip:string");
        assertThat(rows).containsExactly(List.of("F-1", "94607"));
    }

    @Test
    void theKeyComesFirst() throws IOException {
        assertThat(toSyncFile(file("in.csv", "name,id\r\nAna,1\r\n")).exit()).isZero();
        assertThat(types()).isEqualTo("id:int name:string");
        assertThat(rows).containsExactly(List.of("1", "Ana"));
    }

    @Test
    void aSchemaTellsEntityKeyAndTypes() throws IOException {
        Path csv = file("in.csv", "entityId,familySize,disabled\r\n1,4,0\r\n");
        CommandRun run = CommandRun.of(
                        "convert",
                        csv.toString(),
                        "-o",
                        folder.resolve("out.cc5txt").toString(),
                        "--schema",
                        "family")
                .with("--customer", "c", "--workspace", "w", "--bucket", "b")
                .run();
        assertThat(run.exit()).as(run.all()).isZero();
        read(folder.resolve("out.cc5txt"));
        assertThat(types()).isEqualTo("entityId:string familySize:number disabled:bool");
        assertThat(folder.resolve("out.cc5txt")).content().contains("01|wks_family|w|b|cc-family|");
    }

    @Test
    void saysWhatTheSchemaRequiresAndTheTableLacks() throws IOException {
        CommandRun run = toSyncFile(file("in.csv", "id,entityId\r\n1,2\r\n"), "--schema", "family");
        assertThat(run.err()).contains("found no field disabled, expected disabled:bool, which every family must have");
    }

    @Test
    void otherDelimitersAndCharsetsAreRead() throws IOException {
        Path csv = folder.resolve("in.csv");
        Files.writeString(csv, "id;name\n1;Müller\n", Charset.forName("windows-1252"));
        assertThat(toSyncFile(csv, "--delimiter", ";").err())
                .contains("--charset")
                .contains("line 1");
        assertThat(toSyncFile(csv, "--delimiter", ";", "--charset", "windows-1252")
                        .exit())
                .isZero();
        assertThat(rows).containsExactly(List.of("1", "Müller"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "id,name\\n1,a#/#b\\n~line 2, column name~#/#",
                "id,name\\n1,ok\\n,none\\n~line 3, column id~part of the row's key",
                "id,name\\n1,\"two\\nlines\"\\n~line 2, column name~--line-breaks crlf",
                "id,name\\n1\\n~line 2~1 fields",
                "id,name\\n1,\"open\\n2,x\\n~line 2~quotation mark is not closed",
                "id,id\\n1,2\\n~line 1~twice",
            })
    void whatCannotBeWrittenIsAnErrorWithLineAndColumn(String csv, String where, String what) throws IOException {
        CommandRun run = toSyncFile(file("in.csv", csv.replace("\\n", "\n")));
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err().replaceAll("\\s+", " ")).contains(where).contains(what);
        assertThat(folder.resolve("out.cc5txt")).doesNotExist();
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void otherLineBreaksAreWrittenAsCrLfOnlyWhenAskedFor() throws IOException {
        Path csv = file("in.csv", "id,name\n1,\"two\nlines\"\n");
        assertThat(toSyncFile(csv, "--line-breaks", "crlf").exit()).isZero();
        assertThat(rows).containsExactly(List.of("1", "two\r\nlines"));
    }

    @Test
    void ndjsonKeepsItsTypesAndComesBack() throws IOException {
        String json = "{\"id\":\"007\",\"size\":4,\"income\":12.50,\"open\":true,\"address\":{\"a\":[1,{\"b\":1.10}]},"
                + "\"members\":[1,\"x\"]}\n{\"id\":\"8\",\"size\":-1}\n";
        assertThat(toSyncFile(file("in.ndjson", json)).exit()).isZero();
        assertThat(types()).isEqualTo("id:string size:int income:number open:bool address:object members:list");

        assertThat(convert(folder.resolve("out.cc5txt"), "back.ndjson").exit()).isZero();
        assertThat(folder.resolve("back.ndjson")).hasContent(json);
    }

    @Test
    void brokenJsonIsAnErrorWithItsLine() throws IOException {
        CommandRun run = toSyncFile(file("in.ndjson", "{\"id\":1}\n{\"id\":2,\"id\":3}\n"));
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("line 2");
        assertThat(toSyncFile(file("in2.ndjson", "{\"id\":1}\n[2]\n")).err()).contains("line 2");
    }

    @Test
    void aCommaWithinATextOfAnArrayIsAnErrorF20() throws IOException {
        Path json = file("in.ndjson", "{\"id\":\"1\",\"tags\":[\"a\"]}\n{\"id\":\"2\",\"tags\":[\"a\",\"b,c\"]}\n");
        CommandRun run = toSyncFile(json, "--types", "tags=array");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err().replaceAll("\\s+", " ")).contains("line 2, column tags", "--types tags=list");
        assertThat(toSyncFile(json, "--types", "tags=list").exit()).isZero();
    }

    @Test
    void theInlineBodyComesBack() throws IOException {
        Path original = Path.of("..", "examples", "families.cc5txt");
        assertThat(convert(original, "families.json").exit()).isZero();
        assertThat(CommandRun.of("convert")
                        .with(folder.resolve("families.json"), "-o", folder.resolve("back.cc5txt"))
                        .with("--reference", "families-2026-11-20")
                        .run()
                        .exit())
                .isZero();

        assertThat(convert(folder.resolve("back.cc5txt"), "again.json").exit()).isZero();
        assertThat(folder.resolve("again.json")).hasSameTextualContentAs(folder.resolve("families.json"));
    }

    @Test
    void rows90HaveNoPlaceInATable() throws IOException {
        Path file = file(
                "in.cc5txt",
                "00|c|cc5|20261125120000|r\n01|wks_family|w|b|cc-family|\n02|id\n03|id\n10|1\n90|2\n99|2\n");
        assertThat(convert(file, "out.csv").err()).contains("--no-deletes");
        assertThat(convert(file, "out.csv", "--no-deletes").err()).contains("without 1 rows 90");
        assertThat(Files.readString(folder.resolve("out.csv"), StandardCharsets.UTF_8))
                .isEqualTo("id\r\n1\r\n");
    }

    @Test
    void anExistingFileIsReplacedOnlyWhenAskedFor() throws IOException {
        Path csv = file("in.csv", "id\n1\n");
        file("out.cc5txt", "precious");
        assertThat(toSyncFile(csv).exit()).isEqualTo(2);
        assertThat(folder.resolve("out.cc5txt")).hasContent("precious");
        assertThat(toSyncFile(csv, "--replace").exit()).isZero();
    }

    @Test
    void saysWhichOptionIsMissing() throws IOException {
        Path csv = file("in.csv", "id\n1\n");
        assertThat(convert(csv, "out.cc5txt", "--key", "id").err()).contains("--customer");
        assertThat(convert(csv, "out.cc5txt").err()).contains("--key");
        assertThat(convert(csv, "out.xlsx").err()).contains("--to");
        assertThat(convert(csv, "out.ndjson").err()).contains("one of the two files must be a sync file");
    }
}
