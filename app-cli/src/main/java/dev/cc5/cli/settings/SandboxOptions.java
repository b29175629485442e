package dev.cc5.cli.settings;

import dev.cc5.workflow.PollPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether files go into a portal that lives as long as the command, and what goes wrong there. */
public final class SandboxOptions {
    private static final PollPolicy POLLS =
            new PollPolicy(Duration.ofMillis(100), Duration.ofSeconds(1), PollPolicy.DEFAULT.visibleWithin());

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--sandbox",
            description = "Import into a portal of its own that lives as long as the command; needs no other option. "
                    + "[CC5_SANDBOX]")
    private boolean wanted;

    @Option(
            names = "--fault",
            paramLabel = "SPEC",
            split = EnvironmentDefaults.SEPARATOR,
            description = "With --sandbox: what is to go wrong, see cc5 sandbox --help; may be repeated. [CC5_FAULT]")
    private List<String> faults = List.of();

    /** Whether there is to be one. */
    public boolean wanted() {
        return wanted;
    }

    /** What is to go wrong, as it was given. */
    public List<String> faults() {
        return faults;
    }

    /**
     * Checks them against the other options of the command line.
     *
     * @throws ParameterException when they contradict each other
     */
    public void checkTogether() {
        List<String> tooMuch = Stream.of("--portal", "--proxy", "--ca-cert", "--allow-host")
                .filter(this::isGiven)
                .toList();
        if (wanted && !tooMuch.isEmpty()) {
            throw wrong("--sandbox brings a portal of its own: leave out " + String.join(" and ", tooMuch));
        }
        if (!wanted && isGiven("--fault")) {
            throw wrong("--fault is for the sandbox: add --sandbox, or leave it out");
        }
    }

    /** How to poll. The sandbox is quick: whoever tries it need not wait a second for the first poll. */
    public PollPolicy pollPolicy(RunOptions run) {
        return wanted && !isGiven("--poll-interval") ? POLLS : run.pollPolicy();
    }

    private boolean isGiven(String option) {
        return commandLine().getParseResult().hasMatchedOption(option);
    }

    private ParameterException wrong(String what) {
        return new ParameterException(commandLine(), what);
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
