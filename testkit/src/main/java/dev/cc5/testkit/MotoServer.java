package dev.cc5.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * Moto's server in a process of its own on 127.0.0.1: an S3 that others wrote, as a second opinion where it is
 * installed. It keeps versions, conditions and ranges, and takes any credentials. What it does not: check a signature,
 * and keep a conditional write and its look at the object in one piece when two come at once.
 */
public final class MotoServer implements AutoCloseable {
    private static final Pattern RUNNING = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path output;
    private final Thread last = new Thread(this::kill, "moto-server-end");
    private final URI endpoint;

    private MotoServer(Process process, Path output) throws IOException, InterruptedException {
        this.process = process;
        this.output = output;
        Runtime.getRuntime().addShutdownHook(last);
        this.endpoint = awaitEndpoint();
    }

    /** Starts one on a free port. Where moto is not installed the test that asks is skipped, and says so. */
    public static MotoServer start() {
        Path output;
        Process process;
        try {
            output = Files.createTempFile("moto", ".log");
            process = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", "0")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            return Assumptions.abort("moto_server is not installed: " + e.getMessage());
        }
        try {
            return new MotoServer(process, output);
        } catch (IOException e) {
            process.destroyForcibly();
            throw new UncheckedIOException("What moto's server writes cannot be read", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while moto's server started", e);
        }
    }

    private URI awaitEndpoint() throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            Matcher line = RUNNING.matcher(Files.readString(output));
            if (line.find()) {
                return URI.create(line.group(1));
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        String said = Files.readString(output);
        boolean started = process.isAlive();
        kill();
        // A name that leads nowhere, as a version manager leaves it behind, is no moto either.
        return Assumptions.abort(
                "moto_server " + (started ? "does not come up" : "cannot be started here") + ": " + said);
    }

    /** Where it listens: {@code http://127.0.0.1:port}. */
    public URI endpoint() {
        return endpoint;
    }

    private void kill() {
        process.destroyForcibly();
    }

    /** Ends the process, and waits for its end. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(last);
        kill();
        try {
            process.waitFor();
            Files.deleteIfExists(output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("What moto's server wrote cannot be deleted", e);
        }
    }
}
