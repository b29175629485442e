package dev.cc5.cli;

import dev.cc5.cli.report.Errors;
import dev.cc5.cli.report.Screen;
import dev.cc5.cli.report.Terminal;
import dev.cc5.cli.settings.Environment;
import dev.cc5.cli.settings.EnvironmentDefaults;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/**
 * The command line as a function: arguments and surroundings in, exit code out. It neither ends the JVM nor touches
 * what belongs to the whole process, so tests call it, as many as they like at once. Interrupting the calling thread
 * cancels it.
 */
public final class Cli {
    private final CommandLine commandLine;

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
        Errors errors = new Errors(screen, variables.isOn("CC5_DEBUG"));
        Session session = new Session(variables, screen, errors, home);
        commandLine = new CommandLine(new Cc5Command(session))
                .addSubcommand(new ImportCommand(session))
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new AdaptersCommand(session))
                .addSubcommand(new SandboxCommand(session))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                // A file may be named @list, and a value may hold ${...}: both are taken as they are.
                .setExpandAtFiles(false)
                .setInterpolateVariables(false)
                .setDefaultValueProvider(new EnvironmentDefaults(variables))
                .setColorScheme(
                        Help.defaultColorScheme(terminal.outInteractive() && terminal.colours() ? Ansi.ON : Ansi.OFF));
        Failures failures = new Failures(session);
        commandLine.setParameterExceptionHandler(failures::wrongArguments);
        commandLine.setExecutionExceptionHandler(failures::failed);
        HelpPage.layOut(commandLine, terminal.columns());
    }

    /** Runs one command and tells its exit code. */
    public int run(List<String> arguments) {
        return commandLine.execute(arguments.toArray(String[]::new));
    }
}
