package dev.cc5.cli.settings;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Gives every option that is not on the command line the value of its environment variable. */
public final class EnvironmentDefaults implements IDefaultValueProvider {
    /** Separates the values of an option that may be repeated; on a command line it cannot be typed by accident. */
    public static final String SEPARATOR = "\u001f";

    private final Environment environment;

    public EnvironmentDefaults(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec arg) {
        if (!(arg instanceof OptionSpec option) || option.hidden() || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String variable = Environment.variableOf(option.longestName());
        String value = environment.value(variable).orElse(null);
        if (value == null) {
            return null;
        }
        refuseLost(option, value);
        if (option.typeInfo().isBoolean()) {
            return Environment.yesOrNo(value).map(String::valueOf).orElseThrow(() -> neitherYesNorNo(option, variable));
        }
        if (option.typeInfo().isMultiValue()) {
            return value.strip().replaceAll(option.paramLabel().contains("=") ? "\\R" : "\\s*,\\s*", SEPARATOR);
        }
        return value;
    }

    /** Refuses a value whose letters got lost on their way: Java has put U+FFFD in their place. */
    public static void refuseLost(OptionSpec option, String value) {
        if (value.indexOf('\uFFFD') >= 0) {
            throw new ParameterException(
                    option.command().commandLine(),
                    option.longestName() + " has letters that are not UTF-8, or that this locale does not know; set "
                            + "LC_ALL to a locale of UTF-8 that is installed (locale -a)",
                    option,
                    null);
        }
    }

    private static ParameterException neitherYesNorNo(OptionSpec option, String variable) {
        return new ParameterException(
                option.command().commandLine(), variable + " is neither true nor false (nor 1, 0, yes, no)");
    }
}
