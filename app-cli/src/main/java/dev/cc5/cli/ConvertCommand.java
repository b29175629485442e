package dev.cc5.cli;

import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.settings.HeaderOptions;
import dev.cc5.cli.settings.TableOptions;
import dev.cc5.cli.table.Columns;
import dev.cc5.cli.table.CsvTable;
import dev.cc5.cli.table.CsvTableWriter;
import dev.cc5.cli.table.InlineReader;
import dev.cc5.cli.table.InlineWriter;
import dev.cc5.cli.table.JsonTable;
import dev.cc5.cli.table.NdjsonWriter;
import dev.cc5.cli.table.Table;
import dev.cc5.cli.table.TableConversion;
import dev.cc5.cli.table.TableWriter;
import dev.cc5.model.LocalFile;
import dev.cc5.syncfile.Header;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cc5 convert}: makes sync files of what people have, and back. */
@Command(
        name = "convert",
        sortOptions = false,
        customSynopsis = "cc5 convert FILE -o FILE [OPTION]...",
        description = {
            "Makes a sync file of CSV, NDJSON or the portal's inline JSON, and back.",
            "The names of the files say which is which; what a sync file cannot hold is an error with line and column."
        },
        optionListHeading = "",
        exitCodeListHeading = "%nExit codes%n",
        footerHeading = "%nExamples%n",
        footer = {
            "  cc5 convert families.csv -o families.cc5txt --schema family --customer bayview \\",
            "      --workspace W --bucket B --rename \"Family ID=entityId\" --types zip=string",
            "  cc5 convert families.cc5txt -o families.ndjson"
        })
final class ConvertCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file to convert; it stays as it is.")
    private String input = "";

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where the result goes. [CC5_OUTPUT]")
    private Path output = Path.of("");

    @Option(names = "--replace", description = "Replace the file if there is one. [CC5_REPLACE]")
    private boolean replace;

    @Option(
            names = "--from",
            paramLabel = "FORMAT",
            description = "What the file is: cc5, csv, ndjson or inline; its name says it if not given. [CC5_FROM]")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "FORMAT", description = "The same of the result. [CC5_TO]")
    private @Nullable String to;

    @Option(
            names = "--no-deletes",
            description = "Leave out the rows 90 where the other format has no place for them. [CC5_NO_DELETES]")
    private boolean noDeletes;

    @Mixin
    private final TableOptions table = new TableOptions();

    @Mixin
    private final HeaderOptions header = new HeaderOptions();

    ConvertCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        LocalFile file = LocalFile.of(Path.of(input));
        try {
            TableFormat source = format("--from", from, input);
            TableFormat target = format("--to", to, output.toString());
            if ((source == TableFormat.CC5) == (target == TableFormat.CC5)) {
                throw new IllegalArgumentException("one of the two files must be a sync file, and the other"
                        + " not: --from and --to say what a file is where its name does not");
            }
            String result = SyncFileTask.run("converting " + input, input, () -> convert(file, source, target));
            session.screen().err(result);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()));
        }
        session.screen().out(output.toString());
        return ExitCode.OK.code();
    }

    private static TableFormat format(String option, @Nullable String word, String fileName) {
        return word == null
                ? TableFormat.of(fileName)
                        .orElseThrow(() -> new IllegalArgumentException("the name " + fileName
                                + " does not say its format: give " + option + ", one of " + TableFormat.words()))
                : TableFormat.named(option, word);
    }

    private String convert(LocalFile file, TableFormat source, TableFormat target) throws IOException {
        try (WholeFile whole = WholeFile.at(output, replace, file);
                OutputStream out = new BufferedOutputStream(whole.stream())) {
            String result = source == TableFormat.CC5 ? toTable(file, target, out) : toSyncFile(file, source, out);
            out.flush();
            file.verifyUnchanged();
            whole.complete();
            return result;
        }
    }

    private String toSyncFile(LocalFile file, TableFormat source, OutputStream out) throws IOException {
        if (source == TableFormat.INLINE) {
            return rows(InlineReader.toSyncFile(file.path(), header.reference(file.name()), out));
        }
        Table rows = source == TableFormat.NDJSON
                ? new JsonTable(file.path())
                : new CsvTable(file.path(), delimiter(file.name()), table.charset());
        Columns.Wishes wishes = table.wishes();
        Columns columns = Columns.of(rows.fields(), wishes);
        Header first =
                header.header(file.name(), wishes.schema(), Columns.keys(wishes), columns.fields(), Instant.now());
        wishes.schema()
                .ifPresent(schema -> schema.differences(first)
                        .forEach(difference -> session.screen().err("warning: " + difference)));
        return rows(TableConversion.toSyncFile(rows, columns, first, table.lineBreaks(), out));
    }

    private String toTable(LocalFile file, TableFormat target, OutputStream out) throws IOException {
        TableWriter writer = switch (target) {
            case CSV -> new CsvTableWriter(out, delimiter(output.toString()), table.charset());
            case NDJSON -> new NdjsonWriter(out);
            case INLINE -> new InlineWriter(out);
            case CC5 -> throw new IllegalStateException("a sync file is no table");
        };
        try (InputStream in = Channels.newInputStream(file.open())) {
            long left = TableConversion.toTable(in, writer, !noDeletes);
            return left == 0 ? "converted" : "converted, without " + left + " rows 90";
        }
    }

    private char delimiter(String fileName) {
        return table.delimiter(fileName.toLowerCase(Locale.ROOT).endsWith(".tsv") ? '\t' : ',');
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }
}
