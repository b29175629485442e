package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells to type first works on the files that the repository has. */
class ReadmeCommandsTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\ncd examples .*?```", Pattern.DOTALL);

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    @Test
    void workInTheFolderOfExamples() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(block.find()).isTrue();
        List<String> lines =
                block.group().lines().filter(line -> line.startsWith("cc5 ")).toList();
        assertThat(lines).hasSizeGreaterThan(5);
        try (ScriptedPortal portal = new ScriptedPortal()) {
            for (String line : lines) {
                CommandRun run = CommandRun.of(words(line))
                        .env("CC5_PORTAL", portal.url())
                        .env("CC5_DEADLINE", "20s")
                        .env("CC5_API_KEY", ScriptedPortal.KEY)
                        .env("CC5_STATE_DIR", directory.resolve("state"))
                        .run();

                assertThat(run.exit()).as(line + "\n" + run.all()).isZero();
            }
        }
    }

    private static String[] words(String line) {
        String command = line.replaceAll("\\s+[#>].*", "").replace("FILE_ID", "F-1");
        return Arrays.stream(command.split("\\s+"))
                .skip(1)
                .map(word -> word.endsWith(".cc5txt")
                        ? ROOT.resolve("examples").resolve(word).toString()
                        : word)
                .toArray(String[]::new);
    }
}
