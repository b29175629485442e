package dev.cc5.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is deployed, loaded as Lambda loads it. */
class PackagedFunctionIT {
    private static final Path FOLDER = Path.of("target", "cc5-lambda");
    private static final Path ZIP = Path.of("target", "cc5-lambda.zip");

    /** In bytes. Every megabyte is loaded at each cold start. */
    private static final long LARGEST_ZIP = 23_000_000;

    @Test
    void importsAnObject() {
        try (World world = new World();
                LambdaProcess lambda =
                        LambdaProcess.ofPackage(FOLDER.toAbsolutePath(), ImportHandler.class, world.environment())) {
            assertThat(lambda.invoke(world.put("in/packaged.cc5txt", "packaged").event()))
                    .contains("accepted");
            world.awaitRow("packaged");
            assertThat(lambda.log()).as("nothing but its own lines").doesNotContain("SLF4J", "WARN");
        }
    }

    @Test
    void holdsNoMoreThanItNeeds() throws IOException {
        try (Stream<Path> jars = Files.list(FOLDER.resolve("lib"))) {
            List<String> names = jars.map(jar -> jar.getFileName().toString()).toList();
            assertThat(names)
                    .anyMatch(name -> name.startsWith("cc5-lambda"))
                    .noneMatch(name -> name.matches(
                            "(netty-nio-client|apache-client|apache5-client|aws-crt|jackson-databind|netty-tcnative-boringssl|junit"
                                    + "|aws-lambda-java-runtime|cc5-sandbox|cc5-testkit).*"));
        }
        assertThat(Files.size(ZIP)).isLessThan(LARGEST_ZIP);
    }

    @Test
    void carriesItsLicense() {
        assertThat(FOLDER.resolve("META-INF/LICENSE")).hasSameTextualContentAs(Path.of("..", "LICENSE"));
        assertThat(FOLDER.resolve("META-INF/NOTICE")).hasSameTextualContentAs(Path.of("..", "NOTICE"));
    }

    @Test
    void listsEveryJarInItsBillOfMaterials() throws IOException {
        Path file = FOLDER.resolve("bom.json");
        assumeTrue(Files.exists(file), "Maven works offline, where its CycloneDX plugin makes no bill");
        List<String> listed = new ArrayList<>();
        for (JsonNode component : new ObjectMapper().readTree(file.toFile()).get("components")) {
            listed.add(component.get("name").textValue() + "-"
                    + component.get("version").textValue() + ".jar");
        }

        try (Stream<Path> jars = Files.list(FOLDER.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .filteredOn(jar -> !jar.startsWith("cc5-lambda"))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }
}
