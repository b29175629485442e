package dev.cc5.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Makes jars of other people's adapters: compiled against core, with nothing but the adapter in them. */
final class PluginJar {
    private static final String SERVICE = "META-INF/services/dev.cc5.port.AdapterProvider";

    private static final String SOURCE = """
            package plugin;

            import dev.cc5.model.*;
            import dev.cc5.port.*;
            import java.util.*;

            public class %1$s implements AdapterProvider {
                public String name() { return "%2$s"; }
                public String description() { return "uploads to nowhere"; }
                public Set<Step> steps() { return Set.of(Step.UPLOAD); }
                @SuppressWarnings("unchecked")
                static <T extends Throwable> void throwIt(Throwable undeclared) throws T { throw (T) undeclared; }
                public Adapter open(AdapterSettings settings) {
                    %3$s
                    return new Adapter() {
                        public String origin() { return "nowhere"; }
                        public Optional<FileUploader> fileUploader() {
                            return Optional.of((source, slot, counter, deadline) -> {
                                %4$s
                            });
                        }
                        public void close() {}
                    };
                }
            }
            """;

    private static final String SHELVING =
            "System.setProperty(\"plugin.uploaded\", source.name() + settings.required(\"shelf\"));";

    private PluginJar() {}

    /**
     * Writes a jar with an adapter that takes uploads and puts them nowhere.
     *
     * @param type the class of its provider, in the package {@code plugin}
     * @param opening statements that are run when it is opened
     * @return the directory
     */
    static Path write(Path plugins, String jar, String type, String name, String opening) throws IOException {
        return write(plugins, jar, type, name, opening, SHELVING);
    }

    /** The same, with statements that are run for each upload. */
    static Path write(Path plugins, String jar, String type, String name, String opening, String uploading)
            throws IOException {
        Files.createDirectories(plugins);
        Path classes = Files.createTempDirectory(plugins, "classes");
        Path source =
                Files.writeString(classes.resolve(type + ".java"), SOURCE.formatted(type, name, opening, uploading));
        List<String> options = List.of(
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                source.toString());
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("The plugin does not compile");
        }
        try (OutputStream file = Files.newOutputStream(plugins.resolve(jar));
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> found = Files.list(classes.resolve("plugin"))) {
            add(out, SERVICE, ("plugin." + type).getBytes(StandardCharsets.UTF_8));
            for (Path each : found.toList()) {
                add(out, "plugin/" + each.getFileName(), Files.readAllBytes(each));
            }
        }
        return plugins;
    }

    /** Writes a jar that promises a provider and has none. */
    static void writeBroken(Path plugins, String jar, String type) throws IOException {
        try (OutputStream file = Files.newOutputStream(plugins.resolve(jar));
                JarOutputStream out = new JarOutputStream(file)) {
            add(out, SERVICE, type.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
