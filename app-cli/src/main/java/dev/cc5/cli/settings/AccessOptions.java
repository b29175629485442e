package dev.cc5.cli.settings;

import dev.cc5.model.ConfigurationException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** How a portal is reached: which one, with which key, and by which adapters. */
public final class AccessOptions {
    @Mixin
    private final PortalOptions portal = new PortalOptions();

    @Mixin
    private final KeyOptions key = new KeyOptions();

    @Mixin
    private final AdapterOptions adapters = new AdapterOptions();

    public Optional<String> workspace() {
        return portal.workspace();
    }

    public Optional<String> bucket() {
        return portal.bucket();
    }

    /**
     * Access to the portal that was named.
     *
     * @param values what other options tell the adapters; what {@code --set} says goes before it
     * @param environment where the key may be
     * @param home where the distribution is, when it is one
     * @throws ConfigurationException when there is no portal or no key, or an adapter cannot be had
     * @throws ParameterException when the source of the key makes no sense
     * @throws IllegalArgumentException when another option makes no sense
     */
    public Access toPortal(Map<String, String> values, Environment environment, @Nullable Path home) {
        Supplier<String> source = key.source(environment);
        return Access.of(adapters.chosen(home), portal.values(environment), source)
                .with(values)
                .with(adapters.settings());
    }

    /**
     * Access that still lacks a portal and a key, see {@link Access#to}: what the environment says of them is for
     * another portal.
     *
     * @param values what other options tell the adapters; what {@code --set} says goes before it
     * @param home where the distribution is, when it is one
     * @throws ConfigurationException when an adapter cannot be had
     * @throws IllegalArgumentException when an option makes no sense
     */
    public Access withoutPortal(Map<String, String> values, @Nullable Path home) {
        return new Access(adapters.chosen(home), values, Map.of()).with(adapters.settings());
    }
}
