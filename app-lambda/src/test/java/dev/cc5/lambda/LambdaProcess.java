package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A runtime environment: AWS's own Java runtime client in a JVM of its own, with the flags of the managed runtime. */
final class LambdaProcess implements AutoCloseable {
    static final Duration USUAL_TIME = Duration.ofSeconds(60);
    private static final long PATIENCE_SECONDS = 90;
    private static final Path NO_FOLDER = Path.of("target", "no-such-folder");

    private final RuntimeApi api = new RuntimeApi();
    private final Process process;
    private final Thread reader;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    private LambdaProcess(
            String classPath, List<String> options, Class<?> handler, Path taskRoot, Map<String, String> environment) {
        List<String> command = new ArrayList<>(java());
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                classPath,
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                handler.getName() + "::handleRequest"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (Files.isDirectory(taskRoot)) {
            // Where the runtime looks for the function's classes.
            builder.directory(taskRoot.toFile());
        }
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("CC5_"));
        variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
        variables.put("LAMBDA_TASK_ROOT", taskRoot.toString());
        variables.put("AWS_LAMBDA_FUNCTION_NAME", "cc5-import");
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/cc5-import");
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "stream");
        variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        variables.put("AWS_LAMBDA_LOG_LEVEL", "INFO");
        variables.putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        reader = new Thread(this::read, "log-of-the-function");
        reader.setDaemon(true);
        reader.start();
    }

    /** Java with the flags of the managed runtime. */
    static List<String> java() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                NativeClient.option()));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        return command;
    }

    /** A runtime with the classes of this build. */
    static LambdaProcess start(Class<?> handler, Map<String, String> environment) {
        return new LambdaProcess(System.getProperty("java.class.path"), List.of(), handler, NO_FOLDER, environment);
    }

    /** A runtime with another class path and further options of Java's. */
    static LambdaProcess start(
            Class<?> handler, String classPath, List<String> options, Map<String, String> environment) {
        return new LambdaProcess(classPath, options, handler, NO_FOLDER, environment);
    }

    /** A runtime that has only AWS's own classes, and loads the function as Lambda does, from its folder. */
    static LambdaProcess ofPackage(Path folder, Class<?> handler, Map<String, String> environment) {
        String runtime = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> jar.contains("aws-lambda-java"))
                .collect(Collectors.joining(File.pathSeparator));
        return new LambdaProcess(runtime, List.of(), handler, folder, environment);
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
            }
        } catch (IOException gone) {
            log.add("The log ended: " + gone);
        }
    }

    RuntimeApi api() {
        return api;
    }

    /** What the function answers to this payload. */
    String invoke(String payload) {
        return invoke(payload, USUAL_TIME);
    }

    /** The same with so much time. */
    String invoke(String payload, Duration time) {
        RuntimeApi.Answer answer = await(api.invoke(payload, time), time.plusSeconds(PATIENCE_SECONDS));
        if (answer.failed()) {
            throw new AssertionError("The function failed: " + answer.text() + "\n" + String.join("\n", log));
        }
        return answer.text();
    }

    /** Why the function fails with this payload. */
    String failure(String payload) {
        RuntimeApi.Answer answer = await(api.invoke(payload, USUAL_TIME));
        if (!answer.failed()) {
            throw new AssertionError("The function succeeded: " + answer.text());
        }
        return answer.text();
    }

    <T> T await(CompletableFuture<T> future) {
        return await(future, Duration.ofSeconds(PATIENCE_SECONDS));
    }

    private <T> T await(CompletableFuture<T> future, Duration patience) {
        try {
            return future.get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("No answer; the function's log:\n" + String.join("\n", log), e);
        }
    }

    /** Its lines with all of these parts, once there is one: what it writes comes a moment later than its answer. */
    List<String> awaitLines(String... parts) {
        for (int i = 0; i < 500; i++) {
            List<String> lines = log.stream()
                    .filter(line -> Arrays.stream(parts).allMatch(line::contains))
                    .toList();
            if (!lines.isEmpty()) {
                return lines;
            }
            pause();
        }
        throw new AssertionError("No line with " + List.of(parts) + " in\n" + log());
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** All that it has logged. */
    String log() {
        return String.join("\n", log);
    }

    long pid() {
        return process.pid();
    }

    /** The processor time that it has used. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The most memory that it had, in MB. */
    long memory() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** As Lambda does when the time is up. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks it to end, and waits for it and its last line. */
    void end() throws InterruptedException {
        process.destroy();
        process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }

    @Override
    public void close() {
        kill();
        api.close();
    }
}
