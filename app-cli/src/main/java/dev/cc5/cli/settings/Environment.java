package dev.cc5.cli.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/** The environment variables of the process, or those that a test gives. An empty variable counts as not set. */
public final class Environment {
    private static final String PREFIX = "CC5_";

    private final Map<String, String> variables;

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** The home directory, where it is known. */
    Optional<Path> home() {
        return value("HOME")
                .or(() -> Optional.ofNullable(System.getProperty("user.home")))
                .map(Path::of)
                .filter(Path::isAbsolute);
    }

    /** The path of an option's value. What no shell read, such as a variable's value, may begin with ~/ still. */
    public Path path(String value) {
        if (!value.equals("~") && !value.startsWith("~/")) {
            return Path.of(value);
        }
        Path home = home().orElseThrow(() -> new TypeConversionException("~ stands for HOME, which is not set"));
        return Path.of(home.toString(), value.substring(1));
    }

    /** Whether a variable says yes. */
    public boolean isOn(String name) {
        return value(name).flatMap(Environment::yesOrNo).orElse(false);
    }

    /** The variable of a long option: {@code CC5_CA_CERT} for {@code --ca-cert}. */
    public static String variableOf(String option) {
        return PREFIX + option.replaceFirst("^--", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** What people write for yes and no. */
    static Optional<Boolean> yesOrNo(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> Optional.of(true);
            case "0", "false", "no", "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Names only: a value may be a secret. */
    @Override
    public String toString() {
        return "Environment" + variables.keySet();
    }
}
