package dev.cc5.cli.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.KeyField;
import dev.cc5.model.LocalFile;
import dev.cc5.model.RowKey;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.syncfile.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DistinctKeysTest {
    private static final String HEAD = "00|agency|cc5|20260101000000|r\n01|wks_x|w|b|s|a\n";

    @TempDir
    Path directory;

    private LocalFile file(String keys, String fields, List<String> rows) throws IOException {
        Path path = directory.resolve("x.cc5txt");
        Files.writeString(
                path,
                HEAD + "02|" + keys + "\n03|" + fields + "\n" + String.join("\n", rows) + "\n99|" + rows.size() + "\n");
        return LocalFile.of(path);
    }

    private static List<RowKey> keysOf(DistinctKeys distinct) {
        List<RowKey> keys = new ArrayList<>();
        distinct.forEachKey(keys::add);
        return keys;
    }

    private static Header header(LocalFile file) {
        return CheckedFile.headerOf(file).orElseThrow();
    }

    @Test
    void aRepeatedKeyIsOneAndDeletedOnesAreNone() throws IOException {
        LocalFile file = file("id", "id|name", List.of("10|a|1", "10|b|2", "90|c", "10|a|3"));

        DistinctKeys keys = DistinctKeys.of(file, header(file), 3);

        assertThat(keys.count()).isEqualTo(2);
        assertThat(keysOf(keys)).containsExactly(RowKey.of("a"), RowKey.of("b"));
        assertThat(keys.fields()).containsExactly(new KeyField("id", KeyField.Kind.TEXT));
    }

    @Test
    void oneValueWrittenInTwoWaysIsOneKey() throws IOException {
        LocalFile file = file("no|main", "no:number|main:bool", List.of("10|7|1", "10|7.0|true", "10|7|0"));

        assertThat(keysOf(DistinctKeys.of(file, header(file), 3)))
                .containsExactly(new RowKey(List.of("7", "true")), new RowKey(List.of("7", "false")));
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aKeyOfMegabytesOfDigitsIsTheNumberThatItIs() throws IOException {
        String zeros = "0".repeat(3 << 20);
        LocalFile file = file("no", "no:int|name", List.of("10|42|1", "10|" + zeros + "42|2", "10|-0|3", "10|0|4"));

        assertThat(keysOf(DistinctKeys.of(file, header(file), 4))).containsExactly(RowKey.of("42"), RowKey.of("0"));
    }

    @Test
    void valuesAreNotRunTogether() throws IOException {
        LocalFile file = file("a|b", "a|b", List.of("10|ab|c", "10|a|bc"));

        assertThat(DistinctKeys.of(file, header(file), 2).count()).isEqualTo(2);
    }

    @Test
    void aLargeFileIsReadInPartsThatTogetherGiveEachKeyOnce() throws IOException {
        List<String> rows = IntStream.range(0, 60_000)
                .mapToObj(i -> "10|k" + i % 50_000 + "|x")
                .toList();
        LocalFile file = file("id", "id|name", rows);

        DistinctKeys keys = DistinctKeys.of(file, header(file), rows.size(), 10_000);

        assertThat(keys.count()).isEqualTo(50_000);
        assertThat(keysOf(keys).stream().collect(Collectors.toSet())).hasSize(50_000);
    }

    @Test
    void aFileThatChangedIsNotBelieved() throws IOException {
        LocalFile file = file("id", "id|name", List.of("10|a|1"));
        DistinctKeys keys = DistinctKeys.of(file, header(file), 1);
        Files.writeString(file.path(), "other");

        assertThatThrownBy(() -> keysOf(keys)).isInstanceOf(SourceRefusedException.class);
    }
}
