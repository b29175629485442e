package dev.cc5.cli.settings;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.port.AdapterProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How a portal is reached: by which adapters, and with which settings and secrets. Shows no secret.
 *
 * @param providers in the order in which they are asked
 * @param values without workspace and bucket
 */
public record Access(
        List<AdapterProvider> providers, Map<String, String> values, Map<String, Supplier<String>> secrets) {
    private static final String KEY = "api-key";

    public Access {
        providers = List.copyOf(providers);
        values = Map.copyOf(values);
        secrets = Map.copyOf(secrets);
    }

    /**
     * Access by these adapters. Where the portal's own is among them, there must be a portal and a key.
     *
     * @throws ConfigurationException when one of the two is missing
     */
    public static Access of(List<AdapterProvider> providers, Map<String, String> values, Supplier<String> key) {
        boolean asksPortal =
                providers.stream().anyMatch(provider -> provider.name().equals("http"));
        if (!asksPortal) {
            return new Access(providers, values, Map.of(KEY, key));
        }
        if (!values.containsKey("portal")) {
            throw new ConfigurationException(new Explanation(
                    "reading the settings",
                    "nobody says which portal",
                    "Give --portal URL or set CC5_PORTAL. To try cc5 without a portal use --sandbox."));
        }
        return new Access(providers, values, Map.of(KEY, new ReadKey(key)));
    }

    /** The same with further settings. */
    public Access with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(values);
        all.putAll(more);
        return new Access(providers, all, secrets);
    }

    /** The same to a portal of one's own. */
    public Access to(String portal, Supplier<String> key) {
        return new Access(providers, with(Map.of("portal", portal)).values, Map.of(KEY, key));
    }

    /** The same, where each secret is told when it is read: nobody may show it. */
    public Access telling(Consumer<String> heard) {
        Map<String, Supplier<String>> told = new HashMap<>();
        secrets.forEach((name, secret) -> told.put(name, () -> {
            String value = secret.get();
            heard.accept(value);
            return value;
        }));
        return new Access(providers, values, told);
    }

    @Override
    public String toString() {
        return "Access[providers=" + providers + ", values=" + values.keySet() + ", secrets=" + secrets.keySet() + "]";
    }
}
