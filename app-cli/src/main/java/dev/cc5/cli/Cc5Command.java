package dev.cc5.cli;

import dev.cc5.cli.job.ExitCode;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command without a subcommand: says what there is. */
@Command(
        name = "cc5",
        versionProvider = Version.class,
        sortOptions = false,
        synopsisHeading = "",
        customSynopsis = "cc5 imports files into a data platform's portal, and sees them through.%n",
        commandListHeading = "%nCommands%n",
        optionListHeading = "",
        exitCodeListHeading = "%nExit codes%n",
        footer = {
            "",
            "Try it without a portal:",
            "  cc5 import family.cc5txt --sandbox",
            "Use it with one:",
            "  export CC5_PORTAL=https://portal.example.com CC5_API_KEY_FILE=~/.cc5-key",
            "  cc5 import family.cc5txt",
            "",
            "cc5 help COMMAND is cc5 COMMAND --help, and cc5 version is cc5 --version.",
            "Every option has an environment variable, named with it; options go before variables.",
            "NO_COLOR=1 switches colours off, CC5_LOG=debug shows what the adapters do,",
            "CC5_DEBUG=1 shows stack traces of defects, CC5_JAVA_OPTS adds options for Java,",
            "CC5_NO_ARCHIVE=1 keeps cc5 from caching its classes for a quicker start."
        })
final class Cc5Command implements Callable<Integer> {
    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = CommandLine.ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    Cc5Command(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.screen().errAsItIs(Objects.requireNonNull(spec).commandLine().getUsageMessage());
        return ExitCode.WRONG_SETTINGS.code();
    }
}
