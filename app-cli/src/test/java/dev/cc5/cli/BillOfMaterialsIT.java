package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The distribution's list of what it is made of. */
class BillOfMaterialsIT {
    @Test
    void listsEveryJarWithItsVersion() throws IOException {
        Path file = PackagedCommand.HOME.resolve("bom.json");
        assumeTrue(Files.exists(file), "Maven works offline, where its CycloneDX plugin makes no bill");
        JsonNode bill = new ObjectMapper().readTree(file.toFile());
        List<String> listed = new ArrayList<>();
        for (JsonNode component : bill.get("components")) {
            listed.add(component.get("name").textValue() + "-"
                    + component.get("version").textValue());
        }

        assertThat(bill.get("bomFormat").textValue()).isEqualTo("CycloneDX");
        assertThat(jars())
                .hasSizeGreaterThan(20)
                .allSatisfy(jar -> assertThat(listed).as(jar).anyMatch(jar::startsWith));
    }

    @Test
    void theDistributionAndEachJarOfItsOwnCarryTheLicense() throws IOException {
        for (String name : List.of("LICENSE", "NOTICE")) {
            Path original = Path.of("..", name);
            assertThat(PackagedCommand.HOME.resolve(name)).hasSameTextualContentAs(original);
            for (Path jar : ownJars()) {
                try (FileSystem files = FileSystems.newFileSystem(jar)) {
                    assertThat(files.getPath("META-INF", name)).as("%s", jar).hasSameTextualContentAs(original);
                }
            }
        }
    }

    private static List<Path> ownJars() throws IOException {
        try (Stream<Path> lib = Files.walk(PackagedCommand.HOME.resolve("lib"))) {
            return lib.filter(path -> path.getFileName().toString().matches("cc5-.*\\.jar"))
                    .toList();
        }
    }

    /** Without the command's own jar, which the bill is about. */
    private static List<String> jars() throws IOException {
        try (Stream<Path> lib = Files.walk(PackagedCommand.HOME.resolve("lib"))) {
            return lib.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("cc5-cli-"))
                    .toList();
        }
    }
}
