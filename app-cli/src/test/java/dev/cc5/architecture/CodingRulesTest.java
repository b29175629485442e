package dev.cc5.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.cc5.architecture.Packages.CORE;
import static dev.cc5.architecture.Packages.trees;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** What code does and leaves to others: more of DESIGN section 8, as rules that fail. */
@AnalyzeClasses(packages = "dev.cc5", importOptions = ImportOption.DoNotIncludeTests.class)
class CodingRulesTest {
    @ArchTest
    static final ArchRule coreHasNoClockOfItsOwn = noClasses()
            .that()
            .resideInAnyPackage(trees(CORE))
            .and(not(simpleName("Timing").or(simpleName("Deadline")).or(nameMatching(".*Timing\\$.*"))))
            .should()
            .callMethodWhere(useOf(System.class, "nanoTime|currentTimeMillis")
                    .or(useOf(Instant.class, "now"))
                    .or(useOf(Clock.class, "system.*"))
                    .or(useOf(Thread.class, "sleep|start"))
                    .forSubtype())
            .because("time and waiting are injected, through Timing and Deadline");

    @ArchTest
    static final ArchRule coreHasNoThreadAndNoNetworkOfItsOwn = noClasses()
            .that()
            .resideInAnyPackage(trees(CORE))
            .should()
            .dependOnClassesThat(nameMatching("java\\.net\\..*(Socket|Connection|Address).*|java\\.net\\.http\\..*"
                    + "|java\\.util\\.concurrent\\..*Executor.*|java\\.nio\\.channels\\..*Socket.*"))
            .because("concurrency belongs to the caller, the network to the adapters");

    @ArchTest
    static final ArchRule nobodyTakesTheStandardStreams = noClasses()
            .should()
            .accessFieldWhere(useOf(System.class, "out|err").forSubtype())
            .because("what the command prints goes through its own streams, and a library prints nothing");

    @ArchTest
    static final ArchRule secretsDoNotPrintThemselves = classes()
            .that(new DescribedPredicate<JavaClass>("reveal a secret") {
                @Override
                public boolean test(JavaClass candidate) {
                    return candidate.getMethods().stream()
                            .anyMatch(method -> method.getName().equals("reveal"));
                }
            })
            .should(new ArchCondition<JavaClass>("override toString") {
                @Override
                public void check(JavaClass secret, ConditionEvents events) {
                    boolean overridden = secret.tryGetMethod("toString").isPresent();
                    events.add(new SimpleConditionEvent(secret, overridden, secret.getName() + " overrides toString"));
                }
            });

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses all) {
        Set<JavaPackage> packages = all.stream().map(JavaClass::getPackage).collect(Collectors.toSet());
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class))
                        .as(p.getName())
                        .isTrue());
    }

    private static DescribedPredicate<JavaAccess<?>> useOf(Class<?> owner, String names) {
        return describe(
                "use of " + owner.getSimpleName() + "." + names,
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && access.getTarget().getName().matches(names));
    }
}
