package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Step;
import dev.cc5.port.Adapter;
import dev.cc5.port.AdapterProvider;
import dev.cc5.port.AdapterSettings;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link AdapterProvider} promises. */
public interface AdapterProviderContract {
    /** The provider under test. */
    AdapterProvider provider();

    /** The values that an adapter cannot be opened without; together with the secrets they are enough. */
    Map<String, String> requiredValues();

    /** The secrets that an adapter cannot be opened without. */
    Map<String, Supplier<String>> requiredSecrets();

    private Adapter open() {
        return provider().open(new AdapterSettings(requiredValues(), requiredSecrets()));
    }

    @Test
    default void hasANameThatCanBeTyped() {
        assertThat(provider().name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    @Test
    default void describesItselfInOneLine() {
        assertThat(provider().description()).isNotBlank().doesNotContain("\n", "\r");
    }

    @Test
    default void isFoundByItsName() {
        AdapterProvider provider = provider();
        List<Class<?>> found = ServiceLoader.load(
                        AdapterProvider.class, provider.getClass().getClassLoader())
                .stream()
                .map(ServiceLoader.Provider::get)
                .filter(other -> other.name().equals(provider.name()))
                .<Class<?>>map(Object::getClass)
                .toList();

        assertThat(found).as("the providers of this name").containsExactly(provider.getClass());
    }

    @Test
    default void isRegisteredAlikeForClassPathAndModulePath() {
        Registration registration = Registration.of(provider().getClass());

        assertThat(registration.services())
                .as("META-INF/services")
                .contains(provider().getClass().getName());
        registration
                .provided()
                .ifPresent(provided -> assertThat(provided).as("provides").isEqualTo(registration.services()));
    }

    @Test
    default void opensAnAdapterThatOffersTheStepsThatItTold() {
        try (Adapter adapter = open()) {
            assertThat(adapter.origin()).as("what it is connected to").isNotBlank();
            assertThat(ports(adapter).keySet())
                    .as("the steps that it offers")
                    .isNotEmpty()
                    .isEqualTo(provider().steps());
        }
    }

    @Test
    default void showsNoSecret() {
        try (Adapter adapter = open()) {
            String shown = provider() + " " + adapter.origin() + " " + adapter + ports(adapter);
            requiredSecrets()
                    .forEach((name, secret) -> assertThat(
                                    SecretSearch.of(List.of(secret.get())).find(shown))
                            .as("the form in which the secret %s is shown", name)
                            .isEmpty());
        }
    }

    @TestFactory
    default Stream<DynamicTest> namesAMissingSetting() {
        return Stream.concat(requiredValues().keySet().stream(), requiredSecrets().keySet().stream())
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    AdapterSettings settings =
                            new AdapterSettings(without(requiredValues(), name), without(requiredSecrets(), name));
                    assertThatThrownBy(() -> provider().open(settings).close())
                            .isInstanceOf(ConfigurationException.class)
                            .hasMessageContaining(name);
                }));
    }

    private static <T> Map<String, T> without(Map<String, T> all, String name) {
        Map<String, T> others = new HashMap<>(all);
        others.remove(name);
        return others;
    }

    private static Map<Step, Object> ports(Adapter adapter) {
        Map<Step, Object> ports = new EnumMap<>(Step.class);
        adapter.uploadUrlProvider().ifPresent(port -> ports.put(Step.REQUEST_SLOT, port));
        adapter.fileUploader().ifPresent(port -> ports.put(Step.UPLOAD, port));
        adapter.fileImporter().ifPresent(port -> ports.put(Step.START_IMPORT, port));
        adapter.statusChecker().ifPresent(port -> ports.put(Step.CHECK_STATUS, port));
        adapter.rowQuery().ifPresent(port -> ports.put(Step.QUERY_ROWS, port));
        return ports;
    }
}
