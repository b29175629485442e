package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that delete rows are imported only when that is allowed. */
class DeletesTest {
    @TempDir
    private Path directory;

    private CommandRun run(String... options) {
        Path file = SyncFiles.with(
                directory, "family.cc5txt", "10|F-1|Smith|0", "10|F-2|Li|1", "10|F-4|Li|1", "90|F-3", "99|4");
        return CommandRun.of("import")
                .with(file, "--sandbox", "--quiet")
                .with((Object[]) options)
                .run();
    }

    @Test
    void refusesThemAndNamesTheOption() {
        CommandRun run = run();
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("1 row 90", "Nothing was sent", "--allow-deletes");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "25%, 0", "100%, 0", "0, 3", "24.9%, 3", "0%, 3"})
    void takesAsManyAsAreAllowed(String most, int exit) {
        CommandRun run = run("--allow-deletes", "--max-deletes", most);
        assertThat(run.exit()).as(run.all()).isEqualTo(exit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "101%", "-1", "%", "1e3"})
    void refusesLimitsThatAreNone(String most) {
        assertThat(run("--allow-deletes", "--max-deletes", most).exit()).isEqualTo(2);
    }

    @Test
    void aLimitAloneAllowsNothing() {
        assertThat(run("--max-deletes", "9").exit()).isEqualTo(2);
    }
}
