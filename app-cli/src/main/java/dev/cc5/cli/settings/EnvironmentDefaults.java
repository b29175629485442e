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
        if (option.typeInfo().isBoolean()) {
            return Environment.yesOrNo(value).map(String::valueOf).orElseThrow(() -> neitherYesNorNo(option, variable));
        }
        if (option.typeInfo().isMultiValue()) {
            return value.strip().replaceAll(option.paramLabel().contains("=") ? "\\R" : "\\s*,\\s*", SEPARATOR);
        }
        return value;
    }

    private static ParameterException neitherYesNorNo(OptionSpec option, String variable) {
        return new ParameterException(
                option.command().commandLine(), variable + " is neither true nor false (nor 1, 0, yes, no)");
    }
}
