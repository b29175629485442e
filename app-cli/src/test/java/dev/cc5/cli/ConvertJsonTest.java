package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NDJSON and inline bodies become sync files and come back as they were. */
class ConvertJsonTest {
    @TempDir
    Path folder;

    private Conversions cc5 = new Conversions(Path.of(""));

    @BeforeEach
    void convertInFolder() {
        cc5 = new Conversions(folder);
    }

    @Test
    void ndjsonKeepsItsTypesAndComesBack() throws IOException {
        String json = "{\"id\":\"007\",\"size\":4,\"income\":12.50,\"open\":true,\"address\":{\"a\":[1,{\"b\":1.10}]},"
                + "\"members\":[1,\"x\"]}\n{\"id\":\"8\",\"size\":-1}\n";
        assertThat(cc5.toSyncFile(cc5.file("in.ndjson", json)).exit()).isZero();
        assertThat(cc5.types()).isEqualTo("id:string size:int income:number open:bool address:object members:list");

        assertThat(cc5.convert(folder.resolve("out.cc5txt"), "back.ndjson").exit())
                .isZero();
        assertThat(folder.resolve("back.ndjson")).hasContent(json);
    }

    @Test
    void brokenJsonIsAnErrorWithItsLine() throws IOException {
        CommandRun run = cc5.toSyncFile(cc5.file("in.ndjson", "{\"id\":1}\n{\"id\":2,\"id\":3}\n"));
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("line 2");
        assertThat(cc5.toSyncFile(cc5.file("in2.ndjson", "{\"id\":1}\n[2]\n")).err())
                .contains("line 2");
    }

    @Test
    void aCommaWithinATextOfAnArrayIsAnErrorF20() throws IOException {
        Path json = cc5.file("in.ndjson", "{\"id\":\"1\",\"tags\":[\"a\"]}\n{\"id\":\"2\",\"tags\":[\"a\",\"b,c\"]}\n");
        CommandRun run = cc5.toSyncFile(json, "--types", "tags=array");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err().replaceAll("\\s+", " ")).contains("line 2, column tags", "--types tags=list");
        assertThat(cc5.toSyncFile(json, "--types", "tags=list").exit()).isZero();
    }

    @Test
    void theInlineBodyComesBack() throws IOException {
        Path original = Path.of("..", "examples", "families.cc5txt");
        assertThat(cc5.convert(original, "families.json").exit()).isZero();
        assertThat(CommandRun.of("convert")
                        .with(folder.resolve("families.json"), "-o", folder.resolve("back.cc5txt"))
                        .with("--reference", "families-2026-11-20")
                        .run()
                        .exit())
                .isZero();

        assertThat(cc5.convert(folder.resolve("back.cc5txt"), "again.json").exit())
                .isZero();
        assertThat(folder.resolve("again.json")).hasSameTextualContentAs(folder.resolve("families.json"));
    }
}
