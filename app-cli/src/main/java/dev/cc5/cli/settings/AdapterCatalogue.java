package dev.cc5.cli.settings;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.IncompleteJava;
import dev.cc5.model.Step;
import dev.cc5.port.AdapterProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The adapters that there are, each known by its name and by nothing else. */
public final class AdapterCatalogue {
    /** Asked last, in this order. */
    private static final List<String> BUILT_IN = List.of("http", "s3");

    private static final String DOING = "looking for adapters";

    private final SortedMap<String, AdapterProvider> byName;

    private AdapterCatalogue(SortedMap<String, AdapterProvider> byName) {
        this.byName = byName;
    }

    /**
     * What a class loader can see.
     *
     * @throws ConfigurationException when two have the same name, or one cannot be loaded
     */
    public static AdapterCatalogue load(ClassLoader loader) {
        SortedMap<String, AdapterProvider> byName = new TreeMap<>();
        try {
            for (AdapterProvider provider : ServiceLoader.load(AdapterProvider.class, loader)) {
                AdapterProvider other = byName.putIfAbsent(provider.name(), provider);
                if (other != null) {
                    throw twice(other, provider);
                }
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw IncompleteJava.behind(e, DOING)
                    .orElseGet(() -> new ConfigurationException(
                            new Explanation(
                                    DOING,
                                    "one cannot be loaded: " + e.getMessage(),
                                    "Take its jar out of the plugins, or get one that fits this version of cc5."),
                            e));
        }
        return new AdapterCatalogue(byName);
    }

    /** All of them, by name. */
    public Collection<AdapterProvider> all() {
        return byName.values();
    }

    /**
     * Those that are needed, in the order in which they are asked: those named, then the built-in ones, but nobody who
     * is only asked for steps that one before him takes.
     *
     * @throws ConfigurationException when there is none of that name; lists those that there are
     */
    public List<AdapterProvider> chosen(List<String> first) {
        List<AdapterProvider> order = new ArrayList<>();
        for (String name : first) {
            order.add(Optional.ofNullable(byName.get(name)).orElseThrow(() -> unknown(name)));
        }
        BUILT_IN.stream().map(byName::get).filter(Objects::nonNull).forEach(order::add);
        Set<Step> open = EnumSet.allOf(Step.class);
        return order.stream()
                .filter(provider -> open.removeAll(provider.steps()))
                .toList();
    }

    private ConfigurationException unknown(String name) {
        return new ConfigurationException(new Explanation(
                "choosing the adapters",
                "there is none named \"" + name + "\"",
                "There are: " + String.join(", ", byName.keySet()) + ". See: cc5 adapters"));
    }

    private static ConfigurationException twice(AdapterProvider one, AdapterProvider other) {
        return new ConfigurationException(new Explanation(
                DOING,
                "two are named \"" + one.name() + "\": " + one.getClass().getName() + " and "
                        + other.getClass().getName(),
                "Take the jar of one of them out of the plugins."));
    }
}
