package dev.cc5.cli.report;

import dev.cc5.cli.job.JobState;
import dev.cc5.cli.job.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Progress for a file or a pipe. Of a single file each stage is told once; a file that takes long, in whatever company,
 * is told of every ten seconds.
 */
public final class PlainProgress implements Progress {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Screen screen;
    private final boolean single;
    private final LongSupplier nanoTime;
    private final Map<String, Last> lasts = new ConcurrentHashMap<>();

    private record Last(Stage stage, long nanos) {}

    /** @param single whether there is only one file */
    public PlainProgress(Screen screen, boolean single, LongSupplier nanoTime) {
        this.screen = screen;
        this.single = single;
        this.nanoTime = nanoTime;
    }

    @Override
    public void moved(JobState job) {
        if (job.stage() == Stage.DONE) {
            lasts.remove(job.file());
        } else {
            say(job, job.status().map(status -> ", " + Fact.phase(status)).orElse(""));
        }
    }

    @Override
    public void sent(JobState job) {
        say(job, ", " + Quantities.bytes(job.sent()) + " of " + Quantities.bytes(job.bytes()));
    }

    @Override
    public void note(String file, String text) {
        screen.err(file + ": " + text);
    }

    private void say(JobState job, String more) {
        long now = nanoTime.getAsLong();
        Last last = lasts.get(job.file());
        boolean isNews = last == null || last.stage() != job.stage();
        boolean isLate = last != null && now - last.nanos() >= PAUSE.toNanos();
        if (last == null || isLate || (single && isNews)) {
            lasts.put(job.file(), new Last(job.stage(), now));
        }
        if (isLate || (single && isNews)) {
            screen.err(job.file() + ": " + job.stage().doing() + more);
        }
    }

    @Override
    public void ended(String file) {
        lasts.remove(file);
    }

    @Override
    public void close() {
        lasts.clear();
    }
}
