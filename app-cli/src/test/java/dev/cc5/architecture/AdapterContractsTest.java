package dev.cc5.architecture;

import static dev.cc5.architecture.Packages.HTTP;
import static dev.cc5.architecture.Packages.S3;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import dev.cc5.port.AdapterProvider;
import dev.cc5.port.FileImporter;
import dev.cc5.port.FileUploader;
import dev.cc5.port.ImportJournal;
import dev.cc5.port.RowQuery;
import dev.cc5.port.StatusChecker;
import dev.cc5.port.UploadUrlProvider;
import java.util.List;
import java.util.Map;

/** Each adapter is tested by the contract of each port that it implements. */
@AnalyzeClasses(packages = "dev.cc5", importOptions = ImportOption.DoNotIncludeTests.class)
class AdapterContractsTest {
    private static final Map<Class<?>, String> CONTRACTS = Map.of(
            UploadUrlProvider.class, "UploadUrlProviderContract",
            FileUploader.class, "FileUploaderContract",
            FileImporter.class, "FileImporterContract",
            StatusChecker.class, "StatusCheckerContract",
            RowQuery.class, "RowQueryContract",
            ImportJournal.class, "ImportJournalContract",
            AdapterProvider.class, "AdapterProviderContract");

    private static final Map<String, String> TEST_CLASSES =
            Map.of(HTTP, "../adapter-http/target/test-classes", S3, "../adapter-s3/target/test-classes");

    @ArchTest
    static void everyPortOfAnAdapterIsTestedByItsContract(JavaClasses all) {
        Map<String, String> testsOf =
                Map.of(HTTP, "../adapter-http/target/test-classes", S3, "../adapter-s3/target/test-classes");
        testsOf.forEach((adapter, testClasses) -> {
            JavaClasses tests = new ClassFileImporter().importPath(testClasses);
            List<String> needed = all.stream()
                    .filter(c -> c.getPackageName().equals(adapter))
                    .flatMap(c -> CONTRACTS.entrySet().stream()
                            .filter(contract -> c.isAssignableTo(contract.getKey()))
                            .map(Map.Entry::getValue))
                    .distinct()
                    .toList();
            assertThat(needed)
                    .as("ports of " + adapter)
                    .contains("AdapterProviderContract")
                    .hasSizeGreaterThan(1);
            assertThat(needed)
                    .allSatisfy(contract -> assertThat(tests.stream()
                                    .flatMap(test -> test.getRawInterfaces().stream())
                                    .map(JavaClass::getSimpleName))
                            .as("tests of " + adapter)
                            .contains(contract));
        });
    }
}
