package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code cc5 fix}, {@code split} and {@code diff}: what core does with files, on real ones. */
class SyncFileCommandsTest {
    private static final String START = "00|c|cc5|20261125120000|r\n01|wks_x|w|b|cc-x|\n02|id\n03|id|name\n";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void fixRepairsAndSaysWhatItChanged() throws IOException {
        Path broken = file("in.cc5txt", "\uFEFF" + START.replace("\n", "\r\n") + "10|1|Ana\r\n99|5\r\n");
        Path fixed = folder.resolve("fixed.cc5txt");
        CommandRun run = CommandRun.of("fix").with(broken, "-o", fixed).run();

        assertThat(run.exit()).isZero();
        assertThat(run.err())
                .contains("removed the byte order mark")
                .contains("ended lines with LF instead of CR LF (6 times)")
                .contains("corrected the count in row 99");
        assertThat(run.outLines()).containsExactly(fixed.toString());
        assertThat(fixed).hasContent(START + "10|1|Ana\n99|1\n");
    }

    @Test
    void splitWritesPartsBesideTheFile() throws IOException {
        Path file = file("in.cc5txt", START + "10|1|a\n10|2|b\n90|3\n99|3\n");
        CommandRun run = CommandRun.of("split").with(file, "--rows", "2").run();

        assertThat(run.exit()).as(run.all()).isZero();
        assertThat(run.outLines())
                .containsExactly(
                        folder.resolve("in-001.cc5txt").toString(),
                        folder.resolve("in-002.cc5txt").toString());
        assertThat(folder.resolve("in-002.cc5txt")).content().endsWith("90|3\n99|1\n");
        assertThat(CommandRun.of("split").with(file, "--bytes", "1K").run().err())
                .contains("it exists already");
        assertThat(CommandRun.of("split").with(file).run().exit()).isEqualTo(2);
    }

    /** A file of families that only its owner may read does not become one for everybody on the machine. */
    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r-----", "rw-r--r--"})
    void newFilesAreForThoseWhoMayReadWhatTheyAreMadeOf(String permissions) throws IOException {
        Path file = file("in.cc5txt", START + "10|1|a\n99|1\n");
        Path other = file("other.cc5txt", START + "10|2|a\n99|1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));

        CommandRun.of("convert").with(file, "-o", folder.resolve("new.csv")).run();
        CommandRun.of("fix").with(file, "-o", folder.resolve("new.cc5txt")).run();
        CommandRun.of("diff")
                .with(other, file, "-o", folder.resolve("new-diff.cc5txt"))
                .run();
        CommandRun.of("split").with(file, "--rows=1").run();

        for (String made : List.of("new.csv", "new.cc5txt", "new-diff.cc5txt", "in-001.cc5txt")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(made))))
                    .as(made)
                    .isEqualTo(permissions);
        }
    }

    @Test
    void nothingIsLeftOfAFileThatIsNotRight() throws IOException {
        Path file = file("in.cc5txt", START + "10|1|a\n10|2|b\n99|3\n");
        CommandRun run = CommandRun.of("split").with(file, "--rows", "1").run();

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("F7").contains("cc5 check");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void diffWritesWhatTurnsOneFileIntoTheOther() throws IOException {
        Path old = file("old.cc5txt", START + "10|1|a\n10|2|b\n10|3|c\n99|3\n");
        Path now = file("new.cc5txt", START + "10|1|a\n10|2|B\n10|4|d\n99|3\n");
        Path difference = folder.resolve("diff.cc5txt");
        CommandRun run = CommandRun.of("diff").with(old, now, "-o", difference).run();

        assertThat(run.exit()).as(run.all()).isZero();
        assertThat(run.err()).contains("1 new, 1 changed, 1 gone, 1 the same").contains("--allow-deletes");
        assertThat(Files.readAllLines(difference)).contains("10|2|B", "10|4|d", "90|3", "99|3");
    }

    @Test
    void fixRefusesWhatIsNoSyncFileWithTheProblemThatTheCheckTells() throws IOException {
        Path utf16 = folder.resolve("in.cc5txt");
        Files.write(utf16, (START + "10|1|Ana\n99|1\n").getBytes(StandardCharsets.UTF_16));
        for (Path other : List.of(utf16, file("table.csv", "id,name\n1,Ana\n"), Path.of("/etc/passwd"))) {
            CommandRun run = CommandRun.of("fix")
                    .with(other, "-o", folder.resolve("out.cc5txt"), "--add-footer")
                    .run();

            assertThat(run.exit()).as(run.all()).isEqualTo(3);
            assertThat(run.err()).contains("not a sync file");
            assertThat(folder.resolve("out.cc5txt")).doesNotExist();
        }
    }

    @Test
    void fixAddsAFooterOnlyWhenAskedTo() throws IOException {
        Path truncated = file("in.cc5txt", START + "10|1|Ana\n");
        CommandRun run =
                CommandRun.of("fix").with(truncated, "-o", folder.resolve("a")).run();
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("row 99 as the last line", "1 error is left", "--add-footer");

        CommandRun added = CommandRun.of("fix")
                .with(truncated, "-o", folder.resolve("b"), "--add-footer")
                .run();
        assertThat(added.exit()).as(added.all()).isZero();
        assertThat(folder.resolve("b")).hasContent(START + "10|1|Ana\n99|1\n");
    }

    @Test
    void fixSaysWhatIsLeftAndDoesNotEndWellThen() throws IOException {
        Path broken = file("in.cc5txt", START + "10|1|Ana|\n10|2\n10|1|x|y\n99|3\n");
        CommandRun run =
                CommandRun.of("fix").with(broken, "-o", folder.resolve("out")).run();

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("removed a | from the end", "left: line 6", "left: line 7", "2 errors are left");
        assertThat(folder.resolve("out")).exists();
    }

    @Test
    void thousandPartsHaveNamesThatSortAsTheyDo() throws IOException {
        StringBuilder rows = new StringBuilder(START);
        for (int i = 0; i < 1000; i++) {
            rows.append("10|").append(i).append("|x\n");
        }
        Path file = file("in.cc5txt", rows.append("99|1000\n").toString());
        Path parts = folder.resolve("parts");

        CommandRun run =
                CommandRun.of("split").with(file, "--rows", "1", "-o", parts).run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.outLines()).hasSize(1000).isSorted();
        assertThat(run.outLines().get(999)).endsWith("in-1000.cc5txt");
        try (var all = Files.list(parts)) {
            assertThat(all.map(Path::toString)).containsExactlyInAnyOrderElementsOf(run.outLines());
        }
        assertThat(CommandRun.of("split")
                        .with(file, "--rows", "1", "-o", parts)
                        .run()
                        .err())
                .contains("it exists already");
    }
}
