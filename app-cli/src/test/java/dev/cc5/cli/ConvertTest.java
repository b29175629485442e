package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CSV tables become sync files and come back as they were, and what {@code cc5 convert} refuses. */
class ConvertTest {
    @TempDir
    Path folder;

    private Conversions cc5 = new Conversions(Path.of(""));

    @BeforeEach
    void convertInFolder() {
        cc5 = new Conversions(folder);
    }

    @Test
    void aCsvFileComesBackByteForByte() throws IOException {
        String csv =
                "id,name,note\r\n1,\"Smith, Ana\",\"says \"\"hi\"\"\"\r\n2,a|b,\"two\r\nlines\"\r\n3,Żaneta 文,\r\n";
        assertThat(cc5.toSyncFile(cc5.file("in.csv", csv)).exit()).isZero();
        assertThat(cc5.rows()).contains(List.of("2", "a|b", "two\r\nlines"));

        assertThat(cc5.convert(folder.resolve("out.cc5txt"), "back.csv").exit()).isZero();
        assertThat(folder.resolve("back.csv")).hasContent(csv);
    }

    @Test
    void findsTheTypesThatLoseNothing() throws IOException {
        String csv = "id,zip,size,income,open,since,address,members,flag,none\r\n"
                + "1,01234,4,12.50,true,20260131,{},[],0,\r\n2,94607,-7,3,false,20251231235959,{\"a\":1},[2],1,\r\n";
        assertThat(cc5.toSyncFile(cc5.file("in.csv", csv)).exit()).isZero();
        assertThat(cc5.types())
                .isEqualTo("id:int zip:string size:int income:number open:bool since:date address:object members:list"
                        + " flag:int none:string");
    }

    @Test
    void typesCanBeGivenAndColumnsRenamedAndLeftOut() throws IOException {
        Path csv = cc5.file("in.csv", "Family ID,zip,x\r\nF-1,94607,9\r\n");
        CommandRun run = cc5.toSyncFile(
                csv, "--rename", "Family ID=id", "--types", "zip=string", "--types", "id=string", "--skip", "x");
        assertThat(run.exit()).isZero();
        assertThat(cc5.types()).isEqualTo("id:string zip:string");
        assertThat(cc5.rows()).containsExactly(List.of("F-1", "94607"));
    }

    @Test
    void theKeyComesFirst() throws IOException {
        assertThat(cc5.toSyncFile(cc5.file("in.csv", "name,id\r\nAna,1\r\n")).exit())
                .isZero();
        assertThat(cc5.types()).isEqualTo("id:int name:string");
        assertThat(cc5.rows()).containsExactly(List.of("1", "Ana"));
    }

    @Test
    void aSchemaTellsEntityKeyAndTypes() throws IOException {
        Path csv = cc5.file("in.csv", "entityId,familySize,disabled\r\n1,4,0\r\n");
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
        cc5.read(folder.resolve("out.cc5txt"));
        assertThat(cc5.types()).isEqualTo("entityId:string familySize:number disabled:bool");
        assertThat(folder.resolve("out.cc5txt")).content().contains("01|wks_family|w|b|cc-family|");
    }

    @Test
    void saysWhatTheSchemaRequiresAndTheTableLacks() throws IOException {
        CommandRun run = cc5.toSyncFile(cc5.file("in.csv", "id,entityId\r\n1,2\r\n"), "--schema", "family");
        assertThat(run.err()).contains("found no field disabled, expected disabled:bool, which every family must have");
    }

    @Test
    void otherDelimitersAndCharsetsAreRead() throws IOException {
        Path csv = folder.resolve("in.csv");
        Files.writeString(csv, "id;name\n1;Müller\n", Charset.forName("windows-1252"));
        assertThat(cc5.toSyncFile(csv, "--delimiter", ";").err())
                .contains("--charset")
                .contains("line 1");
        assertThat(cc5.toSyncFile(csv, "--delimiter", ";", "--charset", "windows-1252")
                        .exit())
                .isZero();
        assertThat(cc5.rows()).containsExactly(List.of("1", "Müller"));
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
        CommandRun run = cc5.toSyncFile(cc5.file("in.csv", csv.replace("\\n", "\n")));
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err().replaceAll("\\s+", " ")).contains(where).contains(what);
        assertThat(folder.resolve("out.cc5txt")).doesNotExist();
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void otherLineBreaksAreWrittenAsCrLfOnlyWhenAskedFor() throws IOException {
        Path csv = cc5.file("in.csv", "id,name\n1,\"two\nlines\"\n");
        assertThat(cc5.toSyncFile(csv, "--line-breaks", "crlf").exit()).isZero();
        assertThat(cc5.rows()).containsExactly(List.of("1", "two\r\nlines"));
    }

    @Test
    void rows90HaveNoPlaceInATable() throws IOException {
        Path file = cc5.file(
                "in.cc5txt",
                "00|c|cc5|20261125120000|r\n01|wks_family|w|b|cc-family|\n02|id\n03|id\n10|1\n90|2\n99|2\n");
        assertThat(cc5.convert(file, "out.csv").err()).contains("--no-deletes");
        assertThat(cc5.convert(file, "out.csv", "--no-deletes").err()).contains("without 1 rows 90");
        assertThat(Files.readString(folder.resolve("out.csv"), StandardCharsets.UTF_8))
                .isEqualTo("id\r\n1\r\n");
    }

    @Test
    void anExistingFileIsReplacedOnlyWhenAskedFor() throws IOException {
        Path csv = cc5.file("in.csv", "id\n1\n");
        cc5.file("out.cc5txt", "precious");
        assertThat(cc5.toSyncFile(csv).exit()).isEqualTo(2);
        assertThat(folder.resolve("out.cc5txt")).hasContent("precious");
        assertThat(cc5.toSyncFile(csv, "--replace").exit()).isZero();
    }

    @Test
    void saysWhichOptionIsMissing() throws IOException {
        Path csv = cc5.file("in.csv", "id\n1\n");
        assertThat(cc5.convert(csv, "out.cc5txt", "--key", "id").err())
                .contains("need --customer, --workspace, --bucket, --entity-type, --data-source");
        assertThat(cc5.convert(csv, "out.cc5txt", "--key", "id", "--bucket", "b", "--schema", "family")
                        .err())
                .contains("need --customer, --workspace\n");
        assertThat(cc5.convert(csv, "out.cc5txt").err()).contains("--key");
        assertThat(cc5.convert(csv, "out.xlsx").err()).contains("--to");
        assertThat(cc5.convert(csv, "out.ndjson").err()).contains("one of the two files must be a sync file", "--from");
    }
}
