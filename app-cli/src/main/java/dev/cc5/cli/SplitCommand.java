package dev.cc5.cli;

import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.settings.ByteCounts;
import dev.cc5.model.LocalFile;
import dev.cc5.syncfile.SyncFileSplitter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cc5 split}: cuts a sync file into several. */
@Command(
        name = "split",
        sortOptions = false,
        customSynopsis = "cc5 split FILE (--rows N | --bytes N) [OPTION]...",
        description = {
            "Cuts a sync file into parts that are sync files themselves, named FILE-001 and so on.",
            "Rows keep their order: import the parts one after the other where keys repeat."
        },
        optionListHeading = "",
        exitCodeListHeading = "%nExit codes%n")
final class SplitCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file to cut; it stays as it is.")
    private String input = "";

    @Option(names = "--rows", paramLabel = "N", description = "At most so many rows a part. [CC5_ROWS]")
    private long rows = Long.MAX_VALUE;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            converter = ByteCounts.class,
            description = "At most so long a part, for example 100M; a longer row has its own. [CC5_BYTES]")
    private long bytes = Long.MAX_VALUE;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Where the parts go, beside the file if not given. [CC5_OUTPUT]")
    private @Nullable Path output;

    @Option(names = "--replace", description = "Replace files of these names. [CC5_REPLACE]")
    private boolean replace;

    SplitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (rows == Long.MAX_VALUE && bytes == Long.MAX_VALUE || rows < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "say how large a part may be, with --rows or --bytes, 1 or more");
        }
        LocalFile file = LocalFile.of(Path.of(input));
        List<Path> parts = SyncFileTask.run("splitting " + input, input, () -> split(file));
        parts.forEach(part -> session.screen().out(part.toString()));
        session.screen().err(parts.size() == 1 ? "1 part" : parts.size() + " parts, to be imported in this order");
        return ExitCode.OK.code();
    }

    /** The parts appear when all of them are whole. */
    private List<Path> split(LocalFile file) throws IOException {
        Path folder = output == null ? file.path().resolveSibling("") : Files.createDirectories(output);
        try (InputStream in = Channels.newInputStream(file.open());
                SplitParts parts = new SplitParts(folder, file, replace)) {
            SyncFileSplitter.split(in, new SyncFileSplitter.Limits(rows, bytes), parts);
            file.verifyUnchanged();
            return parts.complete();
        }
    }
}
