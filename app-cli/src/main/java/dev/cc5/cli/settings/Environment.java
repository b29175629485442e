package dev.cc5.cli.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
