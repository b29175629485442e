package dev.cc5.cli.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * An API key that a shell command prints, such as a password manager's; run anew each time. Neither the command nor its
 * output is ever shown; what it writes to its standard error is the user's to see.
 */
record KeyCommand(String command) implements Supplier<String> {
    private static final long SECONDS = 60;
    private static final String SOURCE = "the output of --api-key-command";
    private static final String ADVICE = "Run the command by itself: it must print the key and nothing else.";

    @Override
    public String get() {
        Process process = start();
        try {
            byte[] output;
            try (InputStream stdout = process.getInputStream()) {
                // Before the waiting: a command that prints without end is stopped, not waited for.
                output = stdout.readNBytes(ApiKey.MAX_LENGTH + 1);
            }
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw ApiKey.unusable("--api-key-command did not end within " + SECONDS + " s", ADVICE, null);
            }
            if (process.exitValue() != 0) {
                throw ApiKey.unusable("--api-key-command failed with exit status " + process.exitValue(), ADVICE, null);
            }
            return ApiKey.in(new String(output, StandardCharsets.ISO_8859_1), SOURCE);
        } catch (IOException e) {
            throw ApiKey.unusable(SOURCE + " cannot be read", ADVICE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiKey.unusable("--api-key-command was interrupted", "", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start() {
        try {
            return new ProcessBuilder("/bin/sh", "-c", command)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw ApiKey.unusable("--api-key-command cannot be started", ADVICE, e);
        }
    }

    /** Without the command: people do write keys into it. */
    @Override
    public String toString() {
        return "KeyCommand[]";
    }
}
