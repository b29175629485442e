package dev.cc5.cli.report;

import dev.cc5.cli.job.JobState;
import dev.cc5.cli.job.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Progress for a terminal: one line at its bottom, drawn anew a few times a second whatever happens. */
public final class TerminalProgress implements Progress {
    private static final long MILLIS_BETWEEN_DRAWINGS = 200;

    private final Screen screen;
    private final int total;
    private final ProgressLine line;
    private final Rate rate = new Rate();
    private final long start = System.nanoTime();
    private final Map<String, Working> working = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong sentByEnded = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    private record Working(JobState job, Stage stage, long since) {}

    /** @param total how many files there are */
    public TerminalProgress(Screen screen, int total) {
        this.screen = screen;
        this.total = total;
        this.line = new ProgressLine(screen.terminal().columns());
        clock.scheduleAtFixedRate(this::draw, MILLIS_BETWEEN_DRAWINGS, MILLIS_BETWEEN_DRAWINGS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void moved(JobState job) {
        working.compute(
                job.file(),
                (file, known) -> known != null && known.stage() == job.stage()
                        ? known
                        : new Working(job, job.stage(), System.nanoTime()));
    }

    /** Seen at the next drawing. */
    @Override
    public void sent(JobState job) {}

    @Override
    public void note(String file, String text) {
        screen.err(file + ": " + text);
    }

    @Override
    public void ended(String file) {
        Working ended = working.remove(file);
        sentByEnded.addAndGet(ended == null ? 0 : ended.job().sent());
        done.incrementAndGet();
        if (working.isEmpty()) {
            screen.status("");
        }
    }

    private synchronized void draw() {
        long now = System.nanoTime();
        List<Working> seen = List.copyOf(working.values());
        long sent =
                sentByEnded.get() + seen.stream().mapToLong(w -> w.job().sent()).sum();
        double bytesPerSecond = rate.at(now, sent);
        if (seen.isEmpty() || clock.isShutdown()) {
            return;
        }
        if (total == 1) {
            Working only = seen.get(0);
            screen.status(line.of(only.job(), bytesPerSecond, Duration.ofNanos(now - only.since())));
        } else {
            List<JobState> jobs = seen.stream().map(Working::job).toList();
            screen.status(line.of(jobs, done.get(), total, bytesPerSecond, Duration.ofNanos(now - start)));
        }
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        screen.status("");
    }
}
