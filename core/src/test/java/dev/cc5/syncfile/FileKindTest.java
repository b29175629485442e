package dev.cc5.syncfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no sync files: CATALOGUE F38. */
class FileKindTest {
    static Stream<Charset> otherEncodings() {
        return Stream.of(UTF_16, UTF_16LE, UTF_16BE);
    }

    @ParameterizedTest
    @MethodSource("otherEncodings")
    void recognisesUtf16(Charset charset) {
        assertNoSyncFile(Sample.file("10|a|b|").getBytes(charset), "UTF-16");
    }

    @Test
    void recognisesGzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Sample.file().getBytes(UTF_8));
        }
        assertNoSyncFile(bytes.toByteArray(), "gzip");
    }

    @Test
    void recognisesZipAndWorkbooks() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
        }
        assertNoSyncFile(bytes.toByteArray(), "zip archive or an Excel workbook");
    }

    @ParameterizedTest
    @CsvSource({
        "BZh91AY, bzip2",
        "\u00FD7zXZ\0, xz",
        "\u0028\u00B5\u002F\u00FD, zstd",
        "7z\u00BC\u00AF, 7z",
        "\u00D0\u00CF\u0011\u00E0, Excel",
        "%PDF-1.7, PDF",
        "PK\u0005\u0006., zip"
    })
    void recognisesOtherKindsOfFiles(String first, String name) {
        assertNoSyncFile((first + "\0\0\0\n\n\0").getBytes(ISO_8859_1), name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,email\na,b\n",
                "{\"rows\":[]}",
                "<rows/>\n",
                "hello",
                "a0|c\n",
                "\u0001\u0002\n\n",
                " 00|a\n"
            })
    void refusesWhatDoesNotBeginLikeASyncFileWithOneProblem(String text) {
        Reader file = Reader.of(text);
        assertThat(file.problem().found()).startsWith("not a sync file");
        assertThat(file.summary.structureOk()).isFalse();
        assertThat(file.summary.complete()).isFalse();
    }

    private static void assertNoSyncFile(byte[] bytes, String name) {
        Reader file = Reader.of(bytes);
        assertThat(file.problem().rule()).isEqualTo("F8");
        assertThat(file.problem().line()).isZero();
        assertThat(file.problem().found()).startsWith("not a sync file").contains(name);
        assertThat(file.summary.structureOk()).isFalse();
    }
}
