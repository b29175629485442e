package dev.cc5.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.cc5.architecture.Packages.ALL;
import static dev.cc5.architecture.Packages.CLI;
import static dev.cc5.architecture.Packages.CORE;
import static dev.cc5.architecture.Packages.HTTP;
import static dev.cc5.architecture.Packages.JOURNAL;
import static dev.cc5.architecture.Packages.MODEL;
import static dev.cc5.architecture.Packages.PORT;
import static dev.cc5.architecture.Packages.S3;
import static dev.cc5.architecture.Packages.SANDBOX;
import static dev.cc5.architecture.Packages.SYNCFILE;
import static dev.cc5.architecture.Packages.VALUE;
import static dev.cc5.architecture.Packages.WIRE;
import static dev.cc5.architecture.Packages.WORKFLOW;
import static dev.cc5.architecture.Packages.tree;
import static dev.cc5.architecture.Packages.trees;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.cc5.port.Adapter;
import dev.cc5.port.AdapterProvider;
import dev.cc5.port.CallBudget;
import dev.cc5.port.FileImporter;
import dev.cc5.port.FileUploader;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.RowQuery;
import dev.cc5.port.StatusChecker;
import dev.cc5.port.UploadUrlProvider;
import java.util.Set;
import java.util.stream.Collectors;

/** Who knows whom: the architecture of DESIGN section 8, as rules that fail. */
@AnalyzeClasses(packages = "dev.cc5", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** A rule about a package that nobody sees would be green for ever. */
    @ArchTest
    static void everyNamedPackageIsSeen(JavaClasses all) {
        Set<String> seen = all.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(seen).containsAll(ALL);
    }

    @ArchTest
    static final ArchRule valuesKnowOnlyThemselves = noClasses()
            .that()
            .resideInAPackage(tree(VALUE))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.cc5..").and(not(resideInAPackage(tree(VALUE)))));

    @ArchTest
    static final ArchRule modelKnowsOnlyItselfAndValues = noClasses()
            .that()
            .resideInAPackage(tree(MODEL))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.cc5..").and(not(resideInAnyPackage(tree(MODEL), tree(VALUE)))));

    @ArchTest
    static final ArchRule portsKnowOnlyTheModel = noClasses()
            .that()
            .resideInAPackage(tree(PORT))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.cc5..")
                    .and(not(resideInAPackage(tree(PORT))))
                    .and(not(resideInAPackage(tree(MODEL)))));

    @ArchTest
    static final ArchRule workflowKnowsOnlyPortsAndModel = noClasses()
            .that()
            .resideInAPackage(tree(WORKFLOW))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.cc5..")
                    .and(not(resideInAPackage(tree(WORKFLOW))))
                    .and(not(resideInAPackage(tree(PORT))))
                    .and(not(resideInAPackage(tree(MODEL)))));

    @ArchTest
    static final ArchRule theJournalKnowsOnlyPortsAndModel = noClasses()
            .that()
            .resideInAPackage(tree(JOURNAL))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.cc5..")
                    .and(not(resideInAPackage(tree(JOURNAL))))
                    .and(not(resideInAPackage(tree(PORT))))
                    .and(not(resideInAPackage(tree(MODEL)))));

    @ArchTest
    static final ArchRule theSyncFileGrammarKnowsOnlyItselfAndValues = noClasses()
            .that()
            .resideInAPackage(tree(SYNCFILE))
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.cc5..").and(not(resideInAnyPackage(tree(SYNCFILE), tree(VALUE)))));

    @ArchTest
    static final ArchRule coreUsesNoLibrary = noClasses()
            .that()
            .resideInAnyPackage(trees(CORE))
            .should()
            .dependOnClassesThat(not(resideInAnyPackage("java..", "javax.net.ssl"))
                    .and(not(resideInAPackage("org.jspecify..")))
                    .and(not(resideInAPackage("dev.cc5.."))));

    @ArchTest
    static final ArchRule adaptersKnowNeitherTheWorkflowNorEachOther = noClasses()
            .that()
            .resideInAnyPackage(tree(HTTP), tree(S3))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(tree(WORKFLOW), tree(CLI), tree(SANDBOX), tree(SYNCFILE));

    @ArchTest
    static final ArchRule httpDoesNotKnowS3 = noClasses()
            .that()
            .resideInAPackage(tree(HTTP))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(tree(S3));

    @ArchTest
    static final ArchRule s3DoesNotKnowHttp = noClasses()
            .that()
            .resideInAPackage(tree(S3))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(tree(HTTP));

    @ArchTest
    static final ArchRule theWireStaysInside = noClasses()
            .that()
            .resideOutsideOfPackage(tree(HTTP))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(tree(WIRE));

    @ArchTest
    static final ArchRule theSandboxKnowsOnlyTheGrammar = noClasses()
            .that()
            .resideInAPackage(tree(SANDBOX))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.cc5..")
                    .and(not(resideInAPackage(tree(SANDBOX))))
                    .and(not(resideInAPackage(tree(SYNCFILE)))));

    @ArchTest
    static final ArchRule portsAreInterfaces = classes()
            .that()
            .belongToAnyOf(
                    UploadUrlProvider.class,
                    FileUploader.class,
                    FileImporter.class,
                    StatusChecker.class,
                    RowQuery.class,
                    CallBudget.class,
                    ImportJournal.class,
                    Adapter.class,
                    AdapterProvider.class)
            .should()
            .beInterfaces()
            .andShould()
            .resideInAPackage(PORT);

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("dev.cc5.(*)..").should().beFreeOfCycles();
}
