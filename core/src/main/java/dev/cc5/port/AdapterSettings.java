package dev.cc5.port;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What an application hands to an adapter: values by name, and sources of secrets by name. A secret is read each time
 * it is needed, so that it can be rotated; {@link #toString()} shows none.
 *
 * <p>The names that the {@code cc5} command hands over are the long names of its options without the hyphens in front,
 * for example {@code portal}, {@code workspace}, {@code ca-cert}; the secret {@code api-key} is the portal's key.
 */
public final class AdapterSettings {
    private final Map<String, String> values;
    private final Map<String, Supplier<String>> secrets;
    private final CallBudget callBudget;

    public AdapterSettings(Map<String, String> values, Map<String, Supplier<String>> secrets) {
        this(values, secrets, CallBudget.UNLIMITED);
    }

    /** @param callBudget what each request to the portal's API is to be taken from */
    public AdapterSettings(Map<String, String> values, Map<String, Supplier<String>> secrets, CallBudget callBudget) {
        this.values = Map.copyOf(values);
        this.secrets = Map.copyOf(secrets);
        this.callBudget = callBudget;
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * A value that must be there.
     *
     * @throws ConfigurationException when it is not
     */
    public String required(String name) {
        return value(name).orElseThrow(() -> missing(name));
    }

    /**
     * A value that is not text.
     *
     * @throws ConfigurationException when it cannot be read
     */
    public <T> Optional<T> value(String name, Function<String, T> reading) {
        try {
            return value(name).map(reading);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            // Neither the value nor the cause, which repeats it: people paste keys into the wrong place.
            throw new ConfigurationException(new Explanation(
                    "reading the setting " + name, "its value cannot be read", "Correct it and start again."));
        }
    }

    /** Reads a length of time: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 1h} or {@code PT30S}. */
    public static Duration length(String text) {
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.parse(text.startsWith("P") ? text : "PT" + text);
    }

    /** The {@code proxy}, an URL, with the hosts of {@code no-proxy}, separated by commas. */
    public Optional<ProxyServer> proxy() {
        DirectHosts direct = DirectHosts.of(value("no-proxy").orElse(""));
        return value("proxy").map(url -> ProxyServer.of(url, direct));
    }

    /**
     * The source of a secret that must be there. Reading it may throw a {@link ConfigurationException}.
     *
     * @throws ConfigurationException when there is no such secret
     */
    public Supplier<String> secret(String name) {
        return Optional.ofNullable(secrets.get(name)).orElseThrow(() -> missing(name));
    }

    /** What each request that counts against the portal's quota is to be taken from, before it is sent. */
    public CallBudget callBudget() {
        return callBudget;
    }

    private static ConfigurationException missing(String name) {
        return new ConfigurationException(new Explanation(
                "reading the settings", "the setting \"" + name + "\" is missing", "Give it and start again."));
    }

    @Override
    public String toString() {
        return "AdapterSettings[values=" + values.keySet() + ", secrets=" + secrets.keySet() + "]";
    }
}
