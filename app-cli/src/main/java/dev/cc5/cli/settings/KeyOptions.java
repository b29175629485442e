package dev.cc5.cli.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the API key comes from. The key itself is never an option: everybody on the machine could see it. */
public final class KeyOptions {
    static final String COMMAND = "--api-key-command";
    private static final String KEY = "CC5_API_KEY";
    /** A password manager may have to ask its user. No file waits longer for a key than for all else. */
    private static final Duration COMMAND_TIME = Duration.ofMinutes(1);

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "Read the key from a file that only you may read (mode 0600). [CC5_API_KEY_FILE]")
    private @Nullable Path file;

    @Option(
            names = "--api-key-env",
            paramLabel = "NAME",
            description = "Read the key from the environment variable NAME instead of CC5_API_KEY. [CC5_API_KEY_ENV]")
    private @Nullable String variable;

    @Option(
            names = COMMAND,
            paramLabel = "CMD",
            description = "Run a shell command that prints the key; it is run again when the portal no longer takes "
                    + "the key. [CC5_API_KEY_COMMAND]")
    private @Nullable String command;

    @Option(names = "--api-key", arity = "0..1", hidden = true, fallbackValue = "")
    private @Nullable String onTheCommandLine;

    /**
     * The source of the key, not yet read. What the command line names goes before the environment.
     *
     * @throws ParameterException when several are named, or somebody tried to give the key itself
     */
    Supplier<String> source(Environment environment) {
        if (onTheCommandLine != null) {
            throw wrong("an API key is not taken from the command line, where everybody on this machine can read it; "
                    + "put it into CC5_API_KEY or into a file (--api-key-file), and have it replaced if others may "
                    + "have seen it");
        }
        Map<String, Supplier<String>> given = new LinkedHashMap<>();
        Map<String, Supplier<String>> present = new LinkedHashMap<>();
        environment.value(KEY).ifPresent(key -> present.put(KEY, () -> ApiKey.in(key, KEY)));
        if (file != null) {
            (isGiven("--api-key-file") ? given : present).put("--api-key-file", new KeyFile(file));
        }
        String name = variable;
        if (name != null) {
            (isGiven("--api-key-env") ? given : present).put("--api-key-env", () -> variable(environment, name));
        }
        if (command != null) {
            (isGiven(COMMAND) ? given : present).put(COMMAND, new KeyCommand(command, commandTime()));
        }
        return only(given.isEmpty() ? present : given);
    }

    private Duration commandTime() {
        OptionSpec deadline = commandLine().getCommandSpec().findOption("--deadline");
        Duration given = deadline == null ? COMMAND_TIME : deadline.getValue();
        return given.compareTo(COMMAND_TIME) < 0 ? given : COMMAND_TIME;
    }

    private Supplier<String> only(Map<String, Supplier<String>> sources) {
        if (sources.size() > 1) {
            throw wrong("the API key has several sources, keep one of them (options go before environment variables): "
                    + String.join(", ", sources.keySet()));
        }
        return sources.values().stream().findFirst().orElse(KeyOptions::missing);
    }

    /** The name is not repeated: it may be the key itself, of somebody who took the option for that of the key. */
    private static String variable(Environment environment, String name) {
        String value = environment
                .value(name)
                .orElseThrow(() -> ApiKey.unusable(
                        "the environment variable that --api-key-env names is not set",
                        "Set it, or name another: its name, not the key itself.",
                        null));
        return ApiKey.in(value, name);
    }

    private static String missing() {
        throw ApiKey.unusable(
                "there is none",
                "Put it into the environment variable CC5_API_KEY, or name its source: --api-key-file, --api-key-env "
                        + "or --api-key-command. cc5 remembers no command: cc5 resume needs it again.",
                null);
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
