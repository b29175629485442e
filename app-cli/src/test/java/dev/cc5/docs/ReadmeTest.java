package dev.cc5.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows the code that the tests beside this one run, and names only what exists. */
class ReadmeTest {
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Path TESTS = Path.of("src/test/java/dev/cc5/docs");

    @Test
    void itsJavaIsTheJavaThatIsTested() throws IOException {
        List<String> shown = JAVA_BLOCK
                .matcher(readme())
                .results()
                .map(block -> block.group(1).strip())
                .toList();
        assertThat(shown)
                .containsExactly(region("EmbeddedCoreTest.java", "embed"), region("CustomAdapterTest.java", "adapter"));
    }

    @Test
    void itsLinksLeadSomewhere() throws IOException {
        List<String> links =
                LINK.matcher(readme()).results().map(m -> m.group(1)).toList();
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ExampleFiles.ROOT.resolve(link)).exists());
    }

    private static String readme() throws IOException {
        return Files.readString(ExampleFiles.ROOT.resolve("README.md"));
    }

    /** The lines between the tags, without the indentation of a class's body. */
    private static String region(String file, String tag) throws IOException {
        String code = Files.readString(TESTS.resolve(file));
        Matcher region = Pattern.compile("// tag::" + tag + "\\[\\]\n(.*?)// end::" + tag, Pattern.DOTALL)
                .matcher(code);
        assertThat(region.find()).as(file + " has a region " + tag).isTrue();
        return region.group(1).stripIndent().strip();
    }
}
