package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A tool of others that was run to its end.
 *
 * @param exit its exit code; {@link #NOT_INSTALLED} where it could not be started
 * @param output what it wrote, errors too
 */
record Script(int exit, String output) {
    /** As a shell says it. */
    static final int NOT_INSTALLED = 127;

    /** What the scripts of this module say when a library of theirs is missing. */
    static final int LIBRARY_MISSING = 3;

    private static final long PATIENCE_SECONDS = 180;

    static Script run(String... command) throws InterruptedException {
        return runWith("", command);
    }

    /** Runs it with something to read; what does not end in time is killed. */
    static Script runWith(String input, String... command) throws InterruptedException {
        try {
            // A file, as a pipe that nobody reads would hold it up.
            Path output = Files.createTempFile("script", ".out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(UTF_8));
            } catch (IOException e) {
                // It ended without reading.
            }
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            String text = Files.readString(output);
            Files.delete(output);
            if (!ended) {
                throw new AssertionError("It did not end: " + String.join(" ", command) + "\n" + text);
            }
            return new Script(process.exitValue(), text);
        } catch (IOException e) {
            return new Script(NOT_INSTALLED, e.toString());
        }
    }

    boolean isMissing() {
        return exit == NOT_INSTALLED || exit == LIBRARY_MISSING;
    }
}
