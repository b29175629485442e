package dev.cc5.cli.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * An API key that a shell command prints, such as a password manager's; run anew each time. Neither the command nor its
 * output is ever shown; what it writes to its standard error is the user's to see.
 *
 * @param time how long it may take
 */
record KeyCommand(String command, Duration time) implements Supplier<String> {
    private static final String SOURCE = "the output of --api-key-command";
    private static final String ADVICE = "Run the command by itself: it must print the key and nothing else.";

    @Override
    public String get() {
        Process process = start();
        try {
            long nanos = time.toNanos();
            String output = CompletableFuture.supplyAsync(() -> output(process)).get(nanos, TimeUnit.NANOSECONDS);
            // One that prints more than a key is not waited for: it may never end.
            if (output.length() <= ApiKey.MAX_LENGTH) {
                awaitGoodEnd(process, nanos);
            }
            return ApiKey.in(output, SOURCE);
        } catch (TimeoutException e) {
            throw ApiKey.unusable("--api-key-command did not end within " + time.toSeconds() + " s", ADVICE, null);
        } catch (ExecutionException e) {
            throw ApiKey.unusable(SOURCE + " cannot be read", ADVICE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiKey.unusable("--api-key-command was interrupted", "", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void awaitGoodEnd(Process process, long nanos) throws InterruptedException, TimeoutException {
        if (!process.waitFor(nanos, TimeUnit.NANOSECONDS)) {
            throw new TimeoutException();
        }
        if (process.exitValue() != 0) {
            throw ApiKey.unusable("--api-key-command failed with exit status " + process.exitValue(), ADVICE, null);
        }
    }

    /** Up to its end, or a little more than a key can have. */
    private static String output(Process process) {
        try (InputStream stdout = process.getInputStream()) {
            return new String(stdout.readNBytes(ApiKey.MAX_LENGTH + 1), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
