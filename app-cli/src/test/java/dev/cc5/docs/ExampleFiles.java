package dev.cc5.docs;

import dev.cc5.sandbox.SandboxSettings;
import java.nio.file.Path;

/** The files that the README imports, and a sandbox that they fit. */
final class ExampleFiles {
    /** The repository's root: tests run in their module's folder. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static final Path FAMILIES = ROOT.resolve("examples/families.cc5txt");

    private ExampleFiles() {}

    static SandboxSettings sandboxSettings() {
        return SandboxSettings.builder()
                .workspace("65a1f0c2d4e5b6a798c0d1e2")
                .bucket("65a1f0c2d4e5b6a798c0d1f7")
                .build();
    }
}
