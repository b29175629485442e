package dev.cc5.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps what commands wrote in tests until all of it is searched for secrets at the end of the build. */
final class Outputs {
    private static final Path FOLDER = Path.of("target", "output");

    private Outputs() {}

    /** A new empty file for what a command will write. */
    static Path newFile(String stream) throws IOException {
        return Files.createTempFile(Files.createDirectories(FOLDER), "process-", "." + stream)
                .toAbsolutePath();
    }

    /** A new empty directory for what a command will remember. */
    static Path newState() {
        try {
            return Files.createTempDirectory(Files.createDirectories(FOLDER), "state-")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what a command wrote. */
    static void keep(String output) {
        try {
            Files.writeString(Files.createTempFile(Files.createDirectories(FOLDER), "command-", ".txt"), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
