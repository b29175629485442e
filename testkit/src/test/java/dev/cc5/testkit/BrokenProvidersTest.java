package dev.cc5.testkit;

import dev.cc5.model.ConfigurationException;
import dev.cc5.model.Explanation;
import dev.cc5.model.Step;
import dev.cc5.port.Adapter;
import dev.cc5.port.AdapterProvider;
import dev.cc5.port.AdapterSettings;
import dev.cc5.workflow.Timing;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestFactory;

/** The contract of providers sees providers that are broken. */
class BrokenProvidersTest {
    static class Providers implements AdapterProviderContract {
        static UnaryOperator<AdapterProvider> breakage = UnaryOperator.identity();

        @Override
        public AdapterProvider provider() {
            return breakage.apply(new FakePortalProvider());
        }

        @Override
        public Map<String, String> requiredValues() {
            return Map.of("portal", "https://portal.example.com");
        }

        @Override
        public Map<String, Supplier<String>> requiredSecrets() {
            return Map.of("api-key", () -> "the-key");
        }
    }

    @Nested
    class FakePortalProviderTest extends Providers {}

    @TestFactory
    Stream<DynamicTest> brokenAdapterProvidersAreCaught() {
        return new BrokenSubject<>(AdapterProvider.class, Providers.class, b -> Providers.breakage = b)
                .flaw("has a title", named("Fake Portal"), "hasANameThatCanBeTyped")
                .flaw("tells a story", described("It was\na dark night"), "describesItselfInOneLine")
                .flaw(
                        "is another",
                        named("fake-portal"),
                        "isFoundByItsName",
                        "isRegisteredAlikeForClassPathAndModulePath")
                .flaw("offers nothing", opening(s -> new Nothing()), "opensAnAdapterThatOffersTheStepsThatItTold")
                .flaw(
                        "shows the key",
                        opening(s -> new Nothing(s.secret("api-key").get())),
                        "showsNoSecret")
                .flaw("needs nothing", opening(s -> new FakePortal(Timing.SYSTEM)), "namesAMissingSetting")
                .flaw("does not say what", opening(BrokenProvidersTest::taciturn), "namesAMissingSetting")
                .proofs();
    }

    /** An adapter without ports. */
    private record Nothing(String origin) implements Adapter {
        Nothing() {
            this(FakePortal.ORIGIN);
        }

        @Override
        public void close() {}
    }

    private static Adapter taciturn(AdapterSettings settings) {
        throw new ConfigurationException(new Explanation("opening", "something is missing", "Give it."));
    }

    private static UnaryOperator<AdapterProvider> named(String name) {
        return good -> new Another(name, good.description(), good::open);
    }

    private static UnaryOperator<AdapterProvider> described(String description) {
        return good -> new Another(good.name(), description, good::open);
    }

    private static UnaryOperator<AdapterProvider> opening(Opener opener) {
        return good -> new Another(good.name(), good.description(), opener);
    }

    private interface Opener {
        Adapter open(AdapterSettings settings);
    }

    private record Another(String name, String description, Opener opener) implements AdapterProvider {
        @Override
        public Set<Step> steps() {
            return EnumSet.allOf(Step.class);
        }

        @Override
        public Adapter open(AdapterSettings settings) {
            return opener.open(settings);
        }
    }
}
