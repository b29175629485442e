package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageDocumentationTest {
    @Test
    void showsAnExampleThatIsCompiledAndRun() throws IOException {
        String documentation = Files.readString(Path.of("src/main/java/dev/cc5/testkit/package-info.java"));
        List<String> example = documentation
                .substring(documentation.indexOf("<pre>{@code\n"), documentation.indexOf("}</pre>"))
                .lines()
                .skip(1)
                .map(line -> line.replaceFirst("^ \\*", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("// ..."))
                .toList();
        List<String> run = Files.readString(Path.of("src/test/java/dev/cc5/testkit/PlainStatusCheckerTest.java"))
                .lines()
                .map(String::strip)
                .toList();

        assertThat(example).hasSizeGreaterThanOrEqualTo(10);
        assertThat(run).containsSubsequence(example);
    }
}
