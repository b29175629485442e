package dev.cc5.lambda;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The functions within the architecture of DESIGN section 8. */
@AnalyzeClasses(packages = "dev.cc5", importOptions = ImportOption.DoNotIncludeTests.class)
class LambdaArchitectureTest {
    private static final String LAMBDA = "dev.cc5.lambda";

    @ArchTest
    static void everyNamedPackageIsSeen(JavaClasses all) {
        Set<String> seen = all.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(seen)
                .contains(
                        LAMBDA,
                        LAMBDA + ".event",
                        LAMBDA + ".json",
                        LAMBDA + ".report",
                        "dev.cc5.http.wire",
                        "dev.cc5.workflow",
                        "dev.cc5.s3");
    }

    @ArchTest
    static final ArchRule nobodyKnowsTheFunctions = noClasses()
            .that()
            .resideOutsideOfPackage(LAMBDA + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(LAMBDA + "..");

    @ArchTest
    static final ArchRule theFunctionsKnowNoWire = noClasses()
            .that()
            .resideInAPackage(LAMBDA + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.cc5.http.wire..", "dev.cc5.sandbox..", "dev.cc5.cli..");

    @ArchTest
    static final ArchRule eventsKnowNeitherHandlersNorAws = noClasses()
            .that()
            .resideInAnyPackage(LAMBDA + ".event..", LAMBDA + ".json..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(LAMBDA, LAMBDA + ".report..", "com.amazonaws..", "software.amazon..");

    @ArchTest
    static final ArchRule nobodyTakesTheStandardStreams = noClasses()
            .that()
            .resideInAPackage(LAMBDA + "..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses all) {
        Set<JavaPackage> packages = all.stream()
                .map(JavaClass::getPackage)
                .filter(p -> p.getName().startsWith(LAMBDA))
                .collect(Collectors.toSet());
        assertThat(packages)
                .hasSize(4)
                .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class))
                        .as(p.getName())
                        .isTrue());
    }
}
