package dev.cc5.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's adapters, as they come: compiled against core, in a jar of their own. */
class AdaptersTest {
    private static final String SOURCE = """
            package plugin;

            import dev.cc5.model.*;
            import dev.cc5.port.*;
            import java.util.*;

            public class %1$s implements AdapterProvider {
                public String name() { return "%2$s"; }
                public String description() { return "uploads to nowhere"; }
                public Set<Step> steps() { return Set.of(Step.UPLOAD); }
                public Adapter open(AdapterSettings settings) {
                    %3$s
                    return new Adapter() {
                        public String origin() { return "nowhere"; }
                        public Optional<FileUploader> fileUploader() {
                            return Optional.of((source, slot, counter, deadline) ->
                                    System.setProperty("plugin.uploaded", source.name() + settings.required("shelf")));
                        }
                        public void close() {}
                    };
                }
            }
            """;

    @TempDir
    Path directory;

    private final ScriptedPortal portal = new ScriptedPortal();

    @AfterEach
    void closePortal() {
        portal.close();
        System.clearProperty("plugin.uploaded");
    }

    private Path plugin(String jar, String type, String name, String opening) throws IOException {
        Path plugins = Files.createDirectories(directory.resolve("plugins"));
        Path classes = Files.createDirectories(directory.resolve("classes-" + type));
        Path source = SyncFiles.write(classes.resolve(type + ".java"), SOURCE.formatted(type, name, opening));
        List<String> options = List.of(
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                source.toString());
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)))
                .isZero();
        try (OutputStream file = Files.newOutputStream(plugins.resolve(jar));
                JarOutputStream out = new JarOutputStream(file)) {
            add(
                    out,
                    "META-INF/services/dev.cc5.port.AdapterProvider",
                    ("plugin." + type).getBytes(StandardCharsets.UTF_8));
            try (var found = Files.list(classes.resolve("plugin"))) {
                for (Path each : found.toList()) {
                    add(out, "plugin/" + each.getFileName(), Files.readAllBytes(each));
                }
            }
        }
        return plugins;
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }

    @Test
    void thoseOfTheDistributionAreListed() {
        CommandRun run = CommandRun.of("adapters").run();

        assertThat(run.exit()).isZero();
        assertThat(run.outLines())
                .anyMatch(line -> line.startsWith("http  "))
                .anyMatch(line -> line.startsWith("s3  "));
        assertThat(run.out()).contains("starting the import", "uploading the file");
    }

    @Test
    void thoseOfTheDistributionAreListedForMachinesToo() {
        CommandRun run = CommandRun.of("adapters", "--json").run();

        assertThat(run.outLines()).hasSize(2);
        assertThat(run.outLines().get(1)).contains("\"name\":\"s3\"", "\"steps\":[\"UPLOAD\"]");
    }

    @Test
    void anotherIsListedWithThem() throws IOException {
        CommandRun run = CommandRun.of("adapters")
                .with("--plugins", plugin("a.jar", "Shelf", "shelf", ""))
                .run();

        assertThat(run.out()).contains("shelf  uploads to nowhere");
    }

    @Test
    void anotherIsAskedFirstForTheStepsItServes() throws IOException {
        CommandRun run = portal.importing(SyncFiles.right(directory, "family.cc5txt"))
                .env("CC5_PLUGINS", plugin("a.jar", "Shelf", "shelf", ""))
                .with("--adapter=shelf", "--set", "shelf=-top")
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.requests("PUT", ScriptedPortal.PUT)).isEmpty();
        assertThat(System.getProperty("plugin.uploaded")).isEqualTo("family.cc5txt-top");
    }

    @Test
    void anotherIsNotAskedUnlessItIsNamed() throws IOException {
        CommandRun run = portal.importing(SyncFiles.right(directory, "family.cc5txt"))
                .with("--plugins", plugin("a.jar", "Shelf", "shelf", ""))
                .run();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(portal.requests("PUT", ScriptedPortal.PUT)).hasSize(1);
    }

    @Test
    void anUnknownNameIsAnsweredByThoseThatThereAre() {
        CommandRun run = portal.importing(SyncFiles.right(directory, "family.cc5txt"))
                .with("--adapter=shelf")
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("none named \"shelf\"", "There are: http, s3", "cc5 adapters");
        assertThat(portal.requests()).isEmpty();
    }

    @Test
    void twoOfOneNameAreAnError() throws IOException {
        plugin("a.jar", "Shelf", "s3", "");

        CommandRun run = CommandRun.of("adapters")
                .with("--plugins", directory.resolve("plugins"))
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("two are named \"s3\"", "plugin.Shelf", "dev.cc5.s3.");
    }

    @Test
    void oneThatCannotBeLoadedIsNamed() throws IOException {
        Path plugins = plugin("a.jar", "Shelf", "shelf", "");
        try (OutputStream file = Files.newOutputStream(plugins.resolve("b.jar"));
                JarOutputStream out = new JarOutputStream(file)) {
            add(out, "META-INF/services/dev.cc5.port.AdapterProvider", "plugin.Gone".getBytes(StandardCharsets.UTF_8));
        }

        CommandRun run = CommandRun.of("adapters").with("--plugins", plugins).run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("plugin.Gone", "Take its jar out");
    }

    @Test
    void aDefectOfOneIsToldWithoutItsMessage() throws IOException {
        CommandRun run = portal.importing(SyncFiles.right(directory, "family.cc5txt"))
                .with(
                        "--plugins",
                        plugin("a.jar", "Shelf", "shelf", "if (true) throw new RuntimeException(\"s3cret\");"))
                .with("--adapter=shelf")
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains("opening the adapter shelf", "RuntimeException")
                .doesNotContain("s3cret");
    }

    @Test
    void pluginsThatCannotBeReadAreNamed() {
        CommandRun run = CommandRun.of("adapters")
                .with("--plugins", directory.resolve("none"))
                .run();

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("none cannot be read");
    }
}
