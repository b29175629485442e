package dev.cc5.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.X509TrustManager;

/** What must not be done anywhere, whatever for. */
@AnalyzeClasses(packages = "dev.cc5", importOptions = ImportOption.DoNotIncludeTests.class)
class SecurityRulesTest {
    /** The rules below forbid parts of libraries: they mean something only where the libraries are used. */
    @ArchTest
    static void theLibrariesAreUsed(JavaClasses all) {
        assertThat(all.stream()
                        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getPackageName()))
                .contains(
                        "com.fasterxml.jackson.core",
                        "com.fasterxml.jackson.databind",
                        "io.netty.handler.ssl",
                        "io.vertx.ext.web.client",
                        "javax.net.ssl");
    }

    @ArchTest
    static final ArchRule noDataChoosesTheClassItBecomes = noClasses()
            .should()
            .dependOnClassesThat(nameMatching("com\\.fasterxml\\.jackson\\..*(JsonTypeInfo|\\.jsontype\\.).*"
                    + "|java\\.io\\.ObjectInputStream|java\\.beans\\.XMLDecoder"))
            .orShould()
            .callMethodWhere(named("(activate|enable)DefaultTyping.*"));

    @ArchTest
    static final ArchRule noCertificateIsTrustedUnseen = noClasses()
            .should()
            .dependOnClassesThat(nameMatching(".*\\.InsecureTrustManagerFactory.*"))
            .orShould()
            .callMethodWhere(named("setTrustAll|setVerifyHost|trustAll|setHostnameVerifier"))
            .orShould()
            .beAssignableTo(assignableTo(X509TrustManager.class).or(assignableTo(HostnameVerifier.class)));

    @ArchTest
    static final ArchRule nothingIsLoggedThroughABackendThatLooksThingsUp = noClasses()
            .should()
            .dependOnClassesThat(nameMatching("org\\.apache\\.(logging|log4j)\\..*|ch\\.qos\\.logback\\..*"));

    private static DescribedPredicate<JavaCall<?>> named(String names) {
        return DescribedPredicate.describe(
                "methods named " + names, call -> call.getTarget().getName().matches(names));
    }
}
