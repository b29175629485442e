package dev.cc5.cli;

import dev.cc5.cli.job.ExitCode;
import dev.cc5.model.LocalFile;
import dev.cc5.syncfile.SyncFileDiff;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cc5 diff}: makes the sync file that turns one into another. */
@Command(
        name = "diff",
        sortOptions = false,
        customSynopsis = "cc5 diff OLD NEW -o FILE [OPTION]...",
        description = {
            "Makes the smallest sync file that turns what OLD says into what NEW says:",
            "rows 10 for what is new or has changed, rows 90 for what is gone. Import it where OLD was imported."
        },
        optionListHeading = "",
        exitCodeListHeading = "%nExit codes%n")
final class DiffCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "OLD", description = "What is in the portal.")
    private String old = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "What is to be there.")
    private String now = "";

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where the difference goes. [CC5_OUTPUT]")
    private Path output = Path.of("");

    @Option(names = "--replace", description = "Replace the file if there is one. [CC5_REPLACE]")
    private boolean replace;

    DiffCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        LocalFile before = LocalFile.of(Path.of(old));
        LocalFile after = LocalFile.of(Path.of(now));
        SyncFileDiff.Counts counts =
                SyncFileTask.run("comparing " + old + " with " + now, old + " " + now, () -> compare(before, after));
        session.screen()
                .err(counts.added() + " new, " + counts.changed() + " changed, " + counts.deleted() + " gone, "
                        + counts.unchanged() + " the same");
        if (counts.deleted() > 0) {
            session.screen().err("it deletes: cc5 import wants --allow-deletes for it");
        }
        session.screen().out(output.toString());
        return ExitCode.OK.code();
    }

    private SyncFileDiff.Counts compare(LocalFile before, LocalFile after) throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (WholeFile whole = WholeFile.at(output, replace, before, after);
                InputStream oldRows = Channels.newInputStream(before.open());
                InputStream newRows = Channels.newInputStream(after.open())) {
            SyncFileDiff.Counts counts =
                    SyncFileDiff.write(oldRows, newRows, before.size() + after.size(), folder, whole.stream());
            before.verifyUnchanged();
            after.verifyUnchanged();
            whole.complete();
            return counts;
        }
    }
}
