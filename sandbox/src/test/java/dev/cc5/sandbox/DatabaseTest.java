package dev.cc5.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of SQLite where the machine does not let it be as usual. */
@Timeout(120)
class DatabaseTest {
    @TempDir
    private Path directory;

    /** A program that uses a database in a directory, and says what became of it. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            try (Sandbox sandbox = Sandbox.start(SandboxSettings.builder()
                    .dataDirectory(Path.of(arguments[0]))
                    .build())) {
                System.out.println(sandbox.rows().query("x", Map.of(), 0, 1));
            } catch (SandboxException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private String run(String option) throws Exception {
        Stream<String> usual = Runtime.version().feature() < 24
                ? Stream.of()
                : Stream.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
        List<String> command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        usual,
                        Stream.of(
                                option,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Program.class.getName(),
                                directory.toString()))
                .flatMap(part -> part)
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void runsItsNativeLibraryInTheDataDirectoryWhereTheTemporaryOneDoesNotLetIt() throws Exception {
        // Later Javas say first that the temporary directory is not there.
        assertThat(run("-Djava.io.tmpdir=" + directory.resolve("missing")).lines())
                .last()
                .isEqualTo("[]");
        assertThat(directory).isDirectoryNotContaining("glob:**sqlite*");
    }

    @Test
    void saysWhyItsNativeLibraryCannotBeRun() throws Exception {
        assertThat(run("-Dorg.sqlite.tmpdir=" + directory.resolve("missing")))
                .contains(
                        "cannot use its database",
                        "native library",
                        directory.resolve("missing").toString(),
                        "noexec");
    }
}
