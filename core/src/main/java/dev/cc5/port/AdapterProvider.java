package dev.cc5.port;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Step;
import java.util.Set;

/**
 * Lets an application choose an adapter by name. Implementations have a public constructor without parameters and are
 * named both in {@code META-INF/services/dev.cc5.port.AdapterProvider} and, in a named module, by {@code provides}.
 */
public interface AdapterProvider {
    /** The name that users write: lower-case letters, digits and hyphens. */
    String name();

    /** One line for people: what it connects to. */
    String description();

    /** The steps whose ports its adapters offer: what can be told of it without settings. */
    Set<Step> steps();

    /**
     * Connects, or gets ready to. Reads neither the environment nor system properties: an application does that.
     *
     * @throws ConfigurationException when a setting is missing or wrong; names the setting
     */
    Adapter open(AdapterSettings settings);
}
