package dev.cc5.cli;

import dev.cc5.cli.job.ExitCode;
import dev.cc5.model.LocalFile;
import dev.cc5.syncfile.SyncFileRepair;
import dev.cc5.syncfile.SyncFileRepair.Change;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cc5 fix}: repairs what surrounds the values of a sync file. */
@Command(
        name = "fix",
        sortOptions = false,
        customSynopsis = "cc5 fix FILE -o FILE [OPTION]...",
        description = {
            "Repairs a sync file without touching a value: byte order mark, line ends, blank",
            "lines, a | too many at the end of rows, the count in row 99. Says what it changed."
        },
        optionListHeading = "",
        exitCodeListHeading = "%nExit codes%n")
final class FixCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The file to repair; it stays as it is.")
    private String input = "";

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where the repaired file goes. [CC5_OUTPUT]")
    private Path output = Path.of("");

    @Option(names = "--replace", description = "Replace the file if there is one. [CC5_REPLACE]")
    private boolean replace;

    FixCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        LocalFile file = LocalFile.of(Path.of(input));
        Map<Change, Long> changes = SyncFileTask.run("repairing " + input, input, () -> repair(file));
        changes.forEach(
                (change, times) -> session.screen().err(change.words() + (times == 1 ? "" : " (" + times + " times)")));
        session.screen().err(changes.isEmpty() ? "nothing to repair" : "see what is left: cc5 check " + output);
        session.screen().out(output.toString());
        return ExitCode.OK.code();
    }

    private Map<Change, Long> repair(LocalFile file) throws IOException {
        try (WholeFile whole = WholeFile.at(output, replace, file);
                InputStream in = Channels.newInputStream(file.open())) {
            Map<Change, Long> changes = SyncFileRepair.repair(in, whole.stream());
            file.verifyUnchanged();
            whole.complete();
            return changes;
        }
    }
}
