package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Lambda's Runtime API for one runtime: hands it invocations and takes its answers. */
final class RuntimeApi implements AutoCloseable {
    static {
        // Else the body of each answer waits some 40 ms for the header's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final String VERSION = "/2018-06-01/runtime";

    private final HttpServer server;
    private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private final Map<String, Work> open = new ConcurrentHashMap<>();
    private final CompletableFuture<String> initError = new CompletableFuture<>();
    private final CompletableFuture<Void> firstNext = new CompletableFuture<>();
    private final CompletableFuture<Void> checkpoint = new CompletableFuture<>();
    private final CompletableFuture<Void> restore = new CompletableFuture<>();

    /** What a function answered, or why it failed. */
    record Answer(boolean failed, String text) {}

    private record Work(String id, String payload, Duration time, CompletableFuture<Answer> answer) {}

    RuntimeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "runtime-api");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext(VERSION, this::handle);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    CompletableFuture<Answer> invoke(String payload, Duration time) {
        Work work = new Work(UUID.randomUUID().toString(), payload, time, new CompletableFuture<>());
        open.put(work.id(), work);
        queue.add(work);
        return work.answer();
    }

    /** Completes when the runtime reports that it cannot start. */
    CompletableFuture<String> initError() {
        return initError;
    }

    /** Completes when the runtime asks for its first invocation. */
    CompletableFuture<Void> ready() {
        return firstNext;
    }

    /** Completes when the runtime is ready for a snapshot; it then waits for {@link #restore()}. */
    CompletableFuture<Void> checkpoint() {
        return checkpoint;
    }

    void restore() {
        restore.complete(null);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(VERSION.length());
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        try {
            if (path.equals("/invocation/next")) {
                next(exchange);
            } else if (path.equals("/init/error")) {
                initError.complete(body);
                answer(exchange, 202, "{}");
            } else if (path.equals("/restore/next")) {
                checkpoint.complete(null);
                restore.join();
                answer(exchange, 200, "");
            } else {
                String[] parts = path.split("/");
                Work work = Objects.requireNonNull(open.remove(parts[2]), path);
                answer(exchange, 202, "{}");
                work.answer().complete(new Answer(parts[3].equals("error"), body));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        firstNext.complete(null);
        Work work = queue.take();
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", work.id());
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:123456789012:function:cc5");
        headers.set("Lambda-Runtime-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793");
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(System.currentTimeMillis() + work.time().toMillis()));
        answer(exchange, 200, work.payload());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        restore.complete(null);
        server.stop(0);
    }
}
