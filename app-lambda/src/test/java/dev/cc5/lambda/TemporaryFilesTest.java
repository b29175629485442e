package dev.cc5.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** L28: the function needs no room in /tmp, and leaves nothing there. */
class TemporaryFilesTest {
    private static World world;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        world = new World();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static LambdaProcess lambda(Path temporary, Map<String, String> changes) {
        List<String> options = List.of("-Djava.io.tmpdir=" + temporary, "-XX:-UsePerfData");
        return LambdaProcess.start(
                ImportHandler.class, System.getProperty("java.class.path"), options, world.environment(changes));
    }

    /** Below a file no folder can be made, whoever asks: as good as a file system that is full. */
    @Test
    void importsWhereNoFileCanBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (LambdaProcess lambda = lambda(file.resolve("tmp"), Map.of())) {
            assertThat(lambda.invoke(world.put("in/full.cc5txt", "full").event()))
                    .contains("accepted");
            world.awaitRow("full");
        }
        assertThat(file).isEmptyFile();
    }

    @Test
    void leavesNoFileBehind() throws IOException {
        try (LambdaProcess lambda = lambda(folder, Map.of("CC5_ENTITY_TYPE", ""))) {
            for (int i = 0; i < 3; i++) {
                assertThat(lambda.invoke(world.put("in/left" + i, "left" + i).event()))
                        .contains("accepted");
            }
            assertThat(lambda.invoke(world.put("in/wrong", new byte[100]).event()))
                    .contains("refused");
            assertThat(filesIn(folder)).isEmpty();
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder)).toList();
        }
    }
}
