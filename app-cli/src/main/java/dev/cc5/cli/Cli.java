package dev.cc5.cli;

import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.report.Errors;
import dev.cc5.cli.report.Screen;
import dev.cc5.cli.report.Terminal;
import dev.cc5.cli.settings.Environment;
import dev.cc5.cli.settings.EnvironmentDefaults;
import dev.cc5.model.Explanation;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The command line as a function: arguments and surroundings in, exit code out. It neither ends the JVM nor touches
 * what belongs to the whole process, so tests call it, as many as they like at once. Interrupting the calling thread
 * cancels it.
 */
public final class Cli {
    private final Session session;
    private final PrintStream out;
    private final Terminal terminal;

    /**
     * @param environment the environment variables
     * @param out where results go; UTF-8
     * @param err where everything for people goes; UTF-8
     * @param terminal what the two lead to
     * @param home where the distribution is; null when there is none
     */
    public Cli(
            Map<String, String> environment, PrintStream out, PrintStream err, Terminal terminal, @Nullable Path home) {
        Environment variables = new Environment(environment);
        Screen screen = new Screen(out, err, terminal);
        this.session = new Session(variables, screen, new Errors(screen, variables.isOn("CC5_DEBUG")), home);
        this.out = out;
        this.terminal = terminal;
    }

    /** Runs one command and tells its exit code. */
    public int run(List<String> arguments) {
        List<String> understood = withoutWords(arguments);
        int exit =
                commandLine(understood.isEmpty() ? "" : understood.get(0)).execute(understood.toArray(String[]::new));
        return out.checkError() && exit != ExitCode.INTERRUPTED.code() ? notWritten() : exit;
    }

    /** {@code help} and {@code version} are words for options. */
    private static List<String> withoutWords(List<String> arguments) {
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        Stream<String> others = arguments.stream().skip(1);
        return switch (first) {
            case "help" -> Stream.concat(others, Stream.of("--help")).toList();
            case "version" -> Stream.concat(Stream.of("--version"), others).toList();
            default -> arguments;
        };
    }

    private int notWritten() {
        session.errors()
                .show(
                        "results are missing",
                        new Explanation(
                                "writing to standard output",
                                "it takes no more: its reader has left, or its disk is full",
                                "What was begun went on to its end. cc5 jobs shows how imports ended."));
        return ExitCode.NOT_WRITTEN.code();
    }

    /** The whole command line, for those who want to look at it. */
    CommandLine commandLine() {
        return commandLine("");
    }

    private CommandLine jobs() {
        return new CommandLine(new JobsCommand(session))
                .addSubcommand(new JobsCommand.Show(session))
                .addSubcommand(new JobsCommand.Forget(session));
    }

    private static int execute(ParseResult parsed) {
        for (CommandLine command : parsed.asCommandLineList()) {
            for (OptionSpec option : command.getParseResult().matchedOptions()) {
                option.originalStringValues().forEach(value -> EnvironmentDefaults.refuseLost(option, value));
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** How every command line of ours is read. */
    static CommandLine readingLikeUs(CommandLine commandLine, Session session) {
        // A file may be named @list, and a value may hold ${...}: both are taken as they are.
        return commandLine
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .registerConverter(Path.class, session.environment()::path)
                .setDefaultValueProvider(new EnvironmentDefaults(session.environment()));
    }

    /** Where the first argument names a subcommand only that one is made: picocli takes its time for each. */
    private CommandLine commandLine(String first) {
        Map<String, Supplier<Object>> subcommands = new LinkedHashMap<>();
        subcommands.put("import", () -> new ImportCommand(session));
        subcommands.put("check", () -> new CheckCommand(session));
        subcommands.put("convert", () -> new ConvertCommand(session));
        subcommands.put("fix", () -> new FixCommand(session));
        subcommands.put("split", () -> new SplitCommand(session));
        subcommands.put("diff", () -> new DiffCommand(session));
        subcommands.put("resume", () -> new ResumeCommand(session));
        subcommands.put("jobs", () -> jobs());
        subcommands.put("status", () -> new StatusCommand(session));
        subcommands.put("adapters", () -> new AdaptersCommand(session));
        subcommands.put("sandbox", () -> new SandboxCommand(session));

        CommandLine commandLine = new CommandLine(new Cc5Command(session));
        subcommands.forEach((name, make) -> {
            if (name.equals(first) || !subcommands.containsKey(first)) {
                commandLine.addSubcommand(name, make.get());
            }
        });
        Failures failures = new Failures(session);
        readingLikeUs(commandLine, session)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setColorScheme(
                        Help.defaultColorScheme(terminal.outInteractive() && terminal.colours() ? Ansi.ON : Ansi.OFF))
                .setExecutionStrategy(Cli::execute)
                .setParameterExceptionHandler(failures::wrongArguments)
                .setExecutionExceptionHandler(failures::failed);
        HelpPage.layOut(commandLine, terminal.columns());
        return commandLine;
    }
}
