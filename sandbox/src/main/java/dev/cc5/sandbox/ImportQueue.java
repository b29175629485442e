package dev.cc5.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs the imports in the background, one after the other, and each at least for its pace: a file that waits is
 * {@code Queued}, one that is read {@code Processing}. Thread-safe.
 */
final class ImportQueue implements AutoCloseable {
    private final FileRegister register;
    private final RowImporter importer;
    private final long halfPaceNanos;
    private final ScheduledExecutorService timer;
    private final ExecutorService worker;
    private final Map<ImportKey, CompletableFuture<Void>> open = new HashMap<>();

    ImportQueue(FileRegister register, RowImporter importer, Duration pace) {
        this.register = register;
        this.importer = importer;
        this.halfPaceNanos = pace.toNanos() / 2;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "cc5-sandbox-pace"));
        this.worker = Executors.newSingleThreadExecutor(task -> daemon(task, "cc5-sandbox-import"));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Starts again what a stop or a crash left without an end. */
    synchronized void resume() {
        register.unfinished().forEach(this::enqueue);
    }

    /**
     * Starts an import, unless the same was started before.
     *
     * @return ends when the import has ended, however it did
     */
    synchronized CompletableFuture<Void> start(ImportKey key, String description) {
        if (register.begin(key, description)) {
            enqueue(key);
        }
        return open.getOrDefault(key, CompletableFuture.completedFuture(null));
    }

    private void enqueue(ImportKey key) {
        open.put(key, new CompletableFuture<>());
        timer.schedule(() -> worker.execute(() -> run(key)), halfPaceNanos, TimeUnit.NANOSECONDS);
    }

    private void run(ImportKey key) {
        long begun = System.nanoTime();
        register.processing(key);
        StoredFile file = register.file(key.fileId()).orElseThrow();
        Outcome outcome;
        try {
            outcome = importer.run(file, key.actionId());
        } catch (ImportInterrupted stopping) {
            return;
        }
        long left = halfPaceNanos - (System.nanoTime() - begun);
        try {
            timer.schedule(() -> end(key, outcome), left, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            // Left without an end, it will run again.
        }
    }

    private synchronized void end(ImportKey key, Outcome outcome) {
        register.end(key, outcome);
        CompletableFuture<Void> future = open.remove(key);
        if (future != null) {
            future.complete(null);
        }
    }

    /** Leaves what has not ended as it is. */
    @Override
    public void close() {
        timer.shutdownNow();
        worker.shutdownNow();
        try {
            timer.awaitTermination(5, TimeUnit.SECONDS);
            worker.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
