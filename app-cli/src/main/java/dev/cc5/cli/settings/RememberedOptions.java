package dev.cc5.cli.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of an import that whoever resumes it needs to know, wherever they came from. None of them is a secret: of
 * the API key only its source is remembered, and what {@code --set} hands to adapters is not, since nobody knows what
 * it is.
 */
public final class RememberedOptions {
    private static final Set<String> PATHS = Set.of("--ca-cert", "--api-key-file", "--plugins");
    private static final Set<String> KEY_SOURCES = Set.of("--api-key-file", "--api-key-env", "--api-key-command");
    private static final List<String> NAMES = List.of(
            "--portal",
            "--ca-cert",
            "--proxy",
            "--allow-host",
            "--idle-timeout",
            "--api-key-file",
            "--api-key-env",
            "--api-key-command",
            "--file-type",
            "--sync",
            "--deadline",
            "--poll-interval",
            "--parallel",
            "--in-flight",
            "--max-rate",
            "--verify",
            "--adapter",
            "--plugins");

    private RememberedOptions() {}

    /** The values of a command that was read, by the names of the options. */
    public static Map<String, String> of(CommandLine command, Environment environment) {
        Map<String, String> values = new LinkedHashMap<>();
        EnvironmentDefaults defaults = new EnvironmentDefaults(environment);
        boolean keyIsNamed = KEY_SOURCES.stream().anyMatch(name -> isGiven(command, name));
        for (String name : NAMES) {
            OptionSpec option = command.getCommandSpec().findOption(name);
            // A source of the key on the command line takes the place of those in the environment.
            boolean replaced = keyIsNamed && KEY_SOURCES.contains(name) && !isGiven(command, name);
            String value = option == null || replaced ? null : value(command, option, defaults);
            if (value != null && !mayHoldPassword(name, value)) {
                values.put(
                        name,
                        PATHS.contains(name)
                                ? environment.path(value).toAbsolutePath().toString()
                                : value);
            }
        }
        return values;
    }

    private static @Nullable String value(CommandLine command, OptionSpec option, EnvironmentDefaults defaults) {
        if (isGiven(command, option.longestName())) {
            List<String> given =
                    command.getParseResult().matchedOption(option.longestName()).originalStringValues();
            return given.isEmpty() ? "true" : String.join(EnvironmentDefaults.SEPARATOR, given);
        }
        return defaults.defaultValue(option);
    }

    private static boolean isGiven(CommandLine command, String name) {
        return command.getParseResult().hasMatchedOption(name);
    }

    /** A proxy's password is no business of the journal's: it is to be given again. */
    private static boolean mayHoldPassword(String name, String value) {
        return name.equals("--proxy") && value.contains("@");
    }

    /** The arguments for a command to do the same, but for those of its options that are given anew. */
    public static List<String> arguments(Map<String, String> remembered, CommandLine anew, CommandLine command) {
        boolean otherKey = KEY_SOURCES.stream().anyMatch(name -> isGiven(anew, name));
        Map<String, String> all = new LinkedHashMap<>();
        remembered.forEach((name, value) -> {
            if (!(otherKey && KEY_SOURCES.contains(name))) {
                all.put(name, value);
            }
        });
        for (OptionSpec option : anew.getParseResult().matchedOptions()) {
            if (command.getCommandSpec().findOption(option.longestName()) == null) {
                continue;
            }
            List<String> values =
                    anew.getParseResult().matchedOption(option.longestName()).originalStringValues();
            all.put(option.longestName(), String.join(EnvironmentDefaults.SEPARATOR, values));
        }
        List<String> arguments = new ArrayList<>();
        all.forEach((name, value) -> arguments.add(value.isEmpty() ? name : name + "=" + value));
        return arguments;
    }
}
