package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Results that nobody got must not look like success. */
@Timeout(120)
class UnwrittenResultsTest {
    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();

    @AfterEach
    void closePortal() {
        portal.close();
    }

    private RememberingCommands cc5(String state) {
        return new RememberingCommands(portal, directory.resolve(state));
    }

    private static void assertUnwritten(CommandRun.Line line) {
        CommandRun run = line.withoutRoom().run();
        assertThat(run.exit()).as(run.err()).isEqualTo(13);
        assertThat(run.err()).contains("writing to standard output", "cc5 jobs");
    }

    @Test
    void ofAnImportEndWith13AndAreKeptInTheJournal() {
        for (String format : List.of("--json", "--quiet")) {
            Path file = SyncFiles.with(directory, format + ".cc5txt", "10|" + format + "|Jones|0", "99|1");

            assertUnwritten(cc5(format).importing("--", file).env("CC5_JSON", format.equals("--json")));

            assertThat(cc5(format).knowingLittle("jobs").run().out()).contains("succeeded", format);
        }
        assertThat(portal.count("POST", ScriptedPortal.START)).isEqualTo(2);
    }

    @Test
    void ofEveryOtherCommandEndWith13Too() {
        Path file = SyncFiles.right(directory, "family.cc5txt");
        Path table = directory.resolve("family.csv");
        assertUnwritten(CommandRun.of("check").with(file));
        assertUnwritten(CommandRun.of("check", "--format=json").with(file));
        assertUnwritten(CommandRun.of("convert").with(file, "-o", table));
        assertUnwritten(CommandRun.of("fix").with(file, "-o", directory.resolve("fixed.cc5txt")));
        assertUnwritten(CommandRun.of("split").with(file, "--rows=1"));
        assertUnwritten(CommandRun.of("diff").with(file, file, "-o", directory.resolve("diff.cc5txt")));
        assertUnwritten(CommandRun.of("adapters"));
        assertUnwritten(portal.importing(file));
        assertUnwritten(CommandRun.of("status", "F-1", "--portal", portal.url(), "--workspace=w", "--bucket=b")
                .env("CC5_API_KEY", ScriptedPortal.KEY));
        assertThat(table).exists();
    }

    @Test
    void areNoneWhereNothingWasToBeWritten() {
        assertThat(CommandRun.of("import", "--nonsense").withoutRoom().run().exit())
                .isEqualTo(2);
    }
}
