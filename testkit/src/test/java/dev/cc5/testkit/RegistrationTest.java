package dev.cc5.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cc5.port.AdapterProvider;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An adapter that is compiled and packed here, as its author would. */
class RegistrationTest {
    private static final String SERVICES = "META-INF/services/dev.cc5.port.AdapterProvider";

    @TempDir
    private Path folder;

    private Path sources;
    private Path classes;

    @BeforeEach
    void writeAProvider() throws IOException {
        sources = folder.resolve("sources");
        classes = folder.resolve("classes");
        write(sources.resolve("mine/Mine.java"), """
                package mine;
                public class Mine implements dev.cc5.port.AdapterProvider {
                    public String name() { return "mine"; }
                    public String description() { return "Mine"; }
                    public java.util.Set<dev.cc5.model.Step> steps() { return java.util.Set.of(); }
                    public dev.cc5.port.Adapter open(dev.cc5.port.AdapterSettings settings) { throw null; }
                }
                """);
    }

    @Test
    void readsAFolder() throws IOException {
        module("provides dev.cc5.port.AdapterProvider with mine.Mine;");
        write(classes.resolve(SERVICES), "# Ours\n\nmine.Mine # The only one\n");

        assertThat(Registration.in(classes).services()).containsExactly("mine.Mine");
        assertThat(Registration.in(classes).provided()).contains(Set.of("mine.Mine"));
    }

    @Test
    void readsAJar() throws IOException {
        module("provides dev.cc5.port.AdapterProvider with mine.Mine;");
        write(classes.resolve(SERVICES), "mine.Mine");
        Path jar = jar();

        assertThat(Registration.in(jar)).isEqualTo(Registration.in(classes));
    }

    @Test
    void knowsThatThereIsNoModule() throws IOException {
        compile("mine/Mine.java");
        write(classes.resolve(SERVICES), "mine.Mine");

        assertThat(Registration.in(classes).provided()).isEmpty();
        assertThat(Registration.in(jar()).provided()).isEmpty();
    }

    @Test
    void theContractSeesThatTheModuleProvidesNothing() throws Exception {
        module("");
        write(classes.resolve(SERVICES), "mine.Mine");

        assertThatThrownBy(() -> contractOf(jar()).isRegisteredAlikeForClassPathAndModulePath())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("provides");
    }

    @Test
    void theContractSeesThatTheServicesFileIsMissing() throws Exception {
        module("provides dev.cc5.port.AdapterProvider with mine.Mine;");

        assertThatThrownBy(() -> contractOf(jar()).isRegisteredAlikeForClassPathAndModulePath())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("META-INF/services");
    }

    private AdapterProviderContract contractOf(Path jar) throws Exception {
        AdapterProvider provider;
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            provider = (AdapterProvider)
                    loader.loadClass("mine.Mine").getConstructor().newInstance();
        }
        return new AdapterProviderContract() {
            @Override
            public AdapterProvider provider() {
                return provider;
            }

            @Override
            public Map<String, String> requiredValues() {
                return Map.of();
            }

            @Override
            public Map<String, Supplier<String>> requiredSecrets() {
                return Map.of();
            }
        };
    }

    private void module(String provides) throws IOException {
        write(sources.resolve("module-info.java"), "module mine { requires dev.cc5.core; " + provides + " }");
        compile("module-info.java", "mine/Mine.java");
    }

    private void compile(String... files) {
        String libraries = location(AdapterProvider.class) + File.pathSeparator + location(NullMarked.class);
        boolean named = files.length > 1;
        List<String> options = List.of(named ? "-p" : "-cp", libraries, "-d", classes.toString());
        run("javac", options, files);
    }

    private static String location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    private Path jar() {
        Path jar = folder.resolve("mine.jar");
        run("jar", List.of("--create", "--file", jar.toString(), "-C", classes.toString(), "."));
        return jar;
    }

    private void run(String tool, List<String> options, String... files) {
        Stream<String> paths =
                Arrays.stream(files).map(file -> sources.resolve(file).toString());
        String[] arguments = Stream.concat(options.stream(), paths).toArray(String[]::new);
        assertThat(ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments))
                .isZero();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
