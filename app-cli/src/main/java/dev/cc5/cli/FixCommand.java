package dev.cc5.cli;

import dev.cc5.cli.check.FileCheck;
import dev.cc5.cli.check.Schemas;
import dev.cc5.cli.check.Strictness;
import dev.cc5.cli.check.Verdict;
import dev.cc5.cli.job.CheckedFile;
import dev.cc5.cli.job.ExitCode;
import dev.cc5.model.LocalFile;
import dev.cc5.syncfile.SyncFileRepair;
import dev.cc5.syncfile.SyncFileRepair.Change;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
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
            "lines, a | too many at the end of rows, the count in row 99. Says what it changed,",
            "and checks the result: exit 3 if errors are left."
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

    @Option(
            names = "--add-footer",
            description = "Add row 99 if there is none. Look first whether the file is complete. [CC5_ADD_FOOTER]")
    private boolean addFooter;

    FixCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        LocalFile file = LocalFile.of(Path.of(input));
        Map<Change, Long> changes = SyncFileTask.run("repairing " + input, input, () -> repair(file));
        changes.forEach(
                (change, times) -> session.screen().err(change.words() + (times == 1 ? "" : " (" + times + " times)")));
        if (changes.isEmpty()) {
            session.screen().err("nothing to repair");
        }
        session.screen().out(output.toString());
        return isRight() ? ExitCode.OK.code() : ExitCode.FILE_REFUSED.code();
    }

    /** Checks the result and shows the errors that are left. */
    private boolean isRight() {
        FileCheck check = new FileCheck(CheckedFile.KEPT, Strictness.USUAL, true, new Schemas(List.of()));
        Verdict verdict = check.of(output.toString(), LocalFile.of(output));
        long errors = verdict.summary().errors();
        if (errors > 0) {
            verdict.worst().forEach(problem -> session.screen().err("left: " + problem));
            session.screen()
                    .err((errors == 1 ? "1 error is" : errors + " errors are") + " left: cc5 check " + output
                            + " shows them. A missing row 99 is added with --add-footer.");
        }
        return errors == 0;
    }

    private Map<Change, Long> repair(LocalFile file) throws IOException {
        try (WholeFile whole = WholeFile.at(output, replace, file);
                InputStream in = Channels.newInputStream(file.open())) {
            Map<Change, Long> changes = SyncFileRepair.repair(in, whole.stream(), addFooter);
            file.verifyUnchanged();
            whole.complete();
            return changes;
        }
    }
}
