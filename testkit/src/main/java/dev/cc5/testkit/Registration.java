package dev.cc5.testkit;

import dev.cc5.port.AdapterProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which providers the folder or jar of a class names, for the class path and for the module path.
 *
 * @param services the class names in {@code META-INF/services}
 * @param provided the class names behind {@code provides}; empty where there is no {@code module-info}
 */
record Registration(Set<String> services, Optional<Set<String>> provided) {
    private static final String SERVICE = AdapterProvider.class.getName();

    static Registration of(Class<?> provider) {
        try {
            return in(Path.of(
                    provider.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The location of " + provider + " has no URI", e);
        }
    }

    static Registration in(Path location) {
        try {
            if (Files.isDirectory(location)) {
                return new Registration(services(location), provided(location, location));
            }
            try (FileSystem jar = FileSystems.newFileSystem(location)) {
                Path root = jar.getPath("/");
                return new Registration(services(root), provided(location, root));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> services(Path root) throws IOException {
        Path file = root.resolve("META-INF").resolve("services").resolve(SERVICE);
        if (!Files.exists(file)) {
            return Set.of();
        }
        return Files.readAllLines(file).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Optional<Set<String>> provided(Path location, Path root) {
        if (!Files.exists(root.resolve("module-info.class"))) {
            return Optional.empty();
        }
        return Optional.of(ModuleFinder.of(location).findAll().stream()
                .map(ModuleReference::descriptor)
                .flatMap(descriptor -> descriptor.provides().stream())
                .filter(provides -> provides.service().equals(SERVICE))
                .map(ModuleDescriptor.Provides::providers)
                .flatMap(List::stream)
                .collect(Collectors.toSet()));
    }
}
