package dev.cc5.cli.settings;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of an import that whoever resumes it needs to know, wherever they came from. None of them is a secret: of
 * the API key only its source is remembered, of a command that prints it only that there was one, and of a setting that only another adapter knows ({@code --set}) only its
 * name, so that it is asked for again.
 */
public final class RememberedOptions {
    private static final Set<String> PATHS = Set.of("--ca-cert", "--api-key-file", "--plugins");
    private static final Set<String> KEY_SOURCES = Set.of("--api-key-file", "--api-key-env", KeyOptions.COMMAND);
    private static final String SET = "--set";
    private static final String PROXY = "--proxy";
    /** The value of a setting that none of cc5's own adapters reads. */
    private static final Pattern FOREIGN_VALUE = Pattern.compile(
            "(?<![^\u001f])(?!(?:connections|status-words|status-pointers|idle-timeout|allow-host|entity|sync)=)"
                    + "([^=\u001f]+)=[^\u001f]*");

    private static final List<String> NAMES = List.of(
            "--portal",
            "--ca-cert",
            PROXY,
            "--allow-host",
            "--idle-timeout",
            "--api-key-file",
            "--api-key-env",
            KeyOptions.COMMAND,
            "--file-type",
            "--sync",
            "--entity",
            "--deadline",
            "--poll-interval",
            "--parallel",
            "--in-flight",
            "--max-rate",
            "--max-api-calls",
            "--verify",
            "--adapter",
            "--plugins",
            SET);

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
            if (value != null) {
                values.put(
                        name,
                        PATHS.contains(name)
                                ? environment.path(value).toAbsolutePath().toString()
                                : withoutSecret(name, value));
            }
        }
        return values;
    }

    /** What may hold a secret is to be given again; that there was something is remembered. */
    private static String withoutSecret(String name, String value) {
        if (name.equals(PROXY) && value.contains("@")) {
            return "";
        }
        return name.equals(SET) ? FOREIGN_VALUE.matcher(value).replaceAll("$1") : safe(name, value);
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

    /** A remembered value for people. Records of earlier versions hold the command that prints the key. */
    public static String safe(String name, String value) {
        return name.equals(KeyOptions.COMMAND) ? "(not kept)" : value;
    }

    /**
     * The arguments for a command to do the same, but for those of its options that are given anew.
     *
     * @throws ConfigurationException when a setting is not remembered and not given anew
     */
    public static List<String> arguments(Map<String, String> remembered, CommandLine anew, CommandLine command) {
        boolean otherKey = KEY_SOURCES.stream().anyMatch(name -> isGiven(anew, name));
        Map<String, String> all = new LinkedHashMap<>();
        remembered.forEach((name, value) -> {
            if (!(otherKey && KEY_SOURCES.contains(name) || name.equals(KeyOptions.COMMAND))) {
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
        String settings = remembered.get(SET);
        if (settings != null) {
            all.put(SET, settings(settings, anew));
        }
        if (all.remove(PROXY, "") && given(PROXY, anew) == null) {
            throw notRemembered(PROXY);
        }
        List<String> arguments = new ArrayList<>();
        all.forEach((name, value) -> arguments.add(value.isEmpty() ? name : name + "=" + value));
        return arguments;
    }

    /** The remembered settings with those given anew, on the command line or in the environment. */
    private static String settings(String remembered, CommandLine anew) {
        List<String> settings = new ArrayList<>(Objects.requireNonNull(given(SET, anew)));
        for (String setting : remembered.split(EnvironmentDefaults.SEPARATOR)) {
            String start = setting.split("=", 2)[0] + "=";
            if (settings.stream().noneMatch(given -> given.startsWith(start))) {
                if (!setting.contains("=")) {
                    throw notRemembered(SET + " " + start);
                }
                settings.add(setting);
            }
        }
        return String.join(EnvironmentDefaults.SEPARATOR, settings);
    }

    private static <T> @Nullable T given(String name, CommandLine anew) {
        return anew.getCommandSpec().findOption(name).getValue();
    }

    private static ConfigurationException notRemembered(String option) {
        return new ConfigurationException(new Explanation(
                "reading the settings",
                "the value of " + option + " is not remembered, since it may be a secret",
                "Give it again, as an option or in the environment."));
    }
}
