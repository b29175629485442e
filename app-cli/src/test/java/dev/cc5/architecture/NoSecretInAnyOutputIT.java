package dev.cc5.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cc5.testkit.Canaries;
import dev.cc5.testkit.SecretSearch;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Searches all that the tests of all modules printed, logged and reported for the secrets that were planted in them
 * (DESIGN 7.7). The build runs it after every other test.
 */
@Tag("after-all-tests")
class NoSecretInAnyOutputIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What was made of sources, in which the planted secrets stand. */
    private static final Set<String> BUILT =
            Set.of("classes", "test-classes", "generated-sources", "generated-test-sources", "cc5", "lib");

    private static final SecretSearch SECRETS = SecretSearch.of(Canaries.all());

    @Test
    void holdsNoPlantedSecret() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : outputs()) {
            SECRETS.find(Files.readAllBytes(file)).ifPresent(form -> found.add(ROOT.relativize(file) + ": " + form));
        }
        assertThat(found).as("files with a planted secret, and its form").isEmpty();
    }

    /** A search of nothing would find nothing for ever. */
    @Test
    void isSearchedInEveryModuleThatHasTests() throws IOException {
        List<Path> outputs = outputs();
        for (Path module : modules()) {
            if (Files.isDirectory(module.resolve("src/test"))) {
                assertSearched(outputs, module + "/target/surefire-reports/.*\\.xml");
            }
        }
        assertSearched(outputs, ".*/target/surefire-reports/.*-output\\.txt");
        assertSearched(outputs, ".*/app-cli/target/failsafe-reports/.*\\.xml");
        assertSearched(outputs, ".*/app-cli/target/output/.*");
    }

    private static void assertSearched(List<Path> outputs, String files) {
        assertThat(outputs.stream().anyMatch(file -> file.toString().matches(files)))
                .as("whether there is a file like " + files)
                .isTrue();
    }

    private static List<Path> outputs() throws IOException {
        List<Path> outputs = new ArrayList<>();
        for (Path module : modules()) {
            Path target = module.resolve("target");
            Files.walkFileTree(target, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean built = BUILT.contains(target.relativize(folder).toString());
                    return built ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && !file.toString().endsWith(".jar")) {
                        outputs.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return outputs;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("target")))
                    .toList();
        }
    }
}
