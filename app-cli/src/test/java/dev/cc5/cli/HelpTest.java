package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.cli.job.ExitCode;
import dev.cc5.cli.report.Terminal;
import dev.cc5.cli.settings.Environment;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
    static Stream<Arguments> options() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        CommandLine commandLine = new Cli(Map.of(), nowhere, nowhere, Terminal.NONE, null).commandLine();
        return commandLine.getSubcommands().entrySet().stream()
                .flatMap(command -> command.getValue().getCommandSpec().options().stream()
                        .filter(option -> !option.hidden() && !option.usageHelp())
                        .map(option -> Arguments.of(command.getKey(), option)));
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyOptionTellsItsEnvironmentVariable(String command, OptionSpec option) {
        assertThat(String.join(" ", option.description()))
                .endsWith("[" + Environment.variableOf(option.longestName()) + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "resume", "jobs", "status", "adapters", "sandbox"})
    void everyCommandHasHelpOnStandardOutput(String command) {
        CommandRun run = CommandRun.of(command, "--help").run();

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("cc5 " + command).contains("--help");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theHelpOfAllExplainsExitCodesAndTheVariables() {
        CommandRun run = CommandRun.of("--help").run();

        assertThat(run.exit()).isZero();
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::meaning).toList())
                .allSatisfy(meaning -> assertThat(run.out()).contains(meaning));
        assertThat(run.out())
                .contains("import", "resume", "jobs", "status", "adapters", "sandbox", "NO_COLOR", "CC5_DEBUG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import",
                "check",
                "convert",
                "fix",
                "split",
                "diff",
                "resume",
                "jobs",
                "status",
                "adapters",
                "sandbox"
            })
    void theWordHelpIsTheOption(String command) {
        CommandRun run = CommandRun.of("help", command).run();

        assertThat(run).isEqualTo(CommandRun.of(command, "--help").run());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("cc5 " + command, "-h, --help").doesNotContain("%%", "%n");
    }

    @Test
    void theWordsHelpAndVersionAreOptionsOfTheWholeToo() {
        assertThat(CommandRun.of("help").run())
                .isEqualTo(CommandRun.of("--help").run());
        assertThat(CommandRun.of("version").run())
                .isEqualTo(CommandRun.of("--version").run());
        assertThat(CommandRun.of("help", "jobs", "show").run())
                .isEqualTo(CommandRun.of("jobs", "show", "--help").run());
    }

    @Test
    void helpSpeaksOfNoCommandThatThereIsNot() {
        List<String> pages = Stream.of("", "import", "resume", "jobs", "status", "adapters", "sandbox")
                .map(command -> CommandRun.of(Stream.of(command, "--help")
                                .filter(a -> !a.isEmpty())
                                .toArray(String[]::new))
                        .run()
                        .all())
                .toList();

        assertThat(pages)
                .flatExtracting(page -> Pattern.compile(": cc5 ([a-z]+)")
                        .matcher(page)
                        .results()
                        .map(match -> match.group(1))
                        .toList())
                .isNotEmpty()
                .isSubsetOf("import", "resume", "jobs", "status", "adapters", "sandbox");
    }

    @Test
    void nothingAtAllIsAnsweredByTheHelpAsAnError() {
        CommandRun run = CommandRun.of().run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Commands");
    }

    @Test
    void theVersionNamesItselfAndItsJava() {
        CommandRun run = CommandRun.of("--version").run();

        assertThat(run.exit()).isZero();
        assertThat(run.outLines().get(0)).matches("cc5 \\d+\\.\\d+\\.\\d+.*");
        assertThat(run.out()).contains("Java " + System.getProperty("java.version"));
    }
}
