package dev.cc5.cli.job;

import dev.cc5.cli.settings.Connections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Imports the files of a command, some of them at once. A bad file never stops the others. */
public final class ImportBatch {
    /** How long those that were interrupted may take to say how far they had come. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(3);

    private final List<ImportJob> jobs = new ArrayList<>();
    private final Consumer<FileResult> results;
    private final AtomicReference<@Nullable FileResult> stopper = new AtomicReference<>();
    private boolean failFast;

    private record Ended(ImportJob job, FileResult result) {}

    /** @param results is given each result as soon as there is one, from the thread that calls {@link #run} */
    public ImportBatch(
            Map<String, Work> works,
            ImportPlan plan,
            Connections connections,
            Optional<LaterImports> laterImports,
            JobObserver observer,
            Consumer<FileResult> results) {
        this.results = results;
        ImportJob.Shared shared = new ImportJob.Shared(plan, connections, observer, new SameContent(), laterImports);
        works.forEach((name, work) ->
                jobs.add(new ImportJob(work, new JobState(name, work.source().size()), shared)));
    }

    /** From the first bad result on, this one perhaps, no further file is begun. */
    public ImportBatch failFast(Optional<FileResult> bad) {
        failFast = true;
        bad.ifPresent(stopper::set);
        return this;
    }

    /** What is known of each file, from any thread and at any time. */
    public List<JobState> states() {
        return jobs.stream().map(ImportJob::state).toList();
    }

    /**
     * Runs them. Interrupting the calling thread ends those under way and begins no more.
     *
     * @param parallel how many are read and sent at once
     * @param inFlight how many are begun and have not ended, those that wait for the portal too
     */
    public void run(int parallel, int inFlight) {
        Places places = new Places(OpenFiles.atMost(parallel, OpenFiles.EACH_SENT));
        int begun = OpenFiles.atMost(Math.max(1, Math.min(inFlight, jobs.size())), OpenFiles.EACH_WAITING);
        ExecutorService threads = Executors.newFixedThreadPool(begun);
        CompletionService<Ended> ended = new ExecutorCompletionService<>(threads);
        Set<ImportJob> open = new LinkedHashSet<>(jobs);
        jobs.forEach(job -> ended.submit(() -> new Ended(job, result(job, places))));
        try {
            while (!open.isEmpty()) {
                report(ended.take(), open);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            reportStopped(ended, open);
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdown();
        }
    }

    private FileResult result(ImportJob job, Places places) {
        try (Places.Place place = places.take()) {
            FileResult bad = stopper.get();
            if (bad != null) {
                return FileResult.notBegun(job.state(), bad);
            }
            FileResult result = job.run(place);
            if (failFast && result.exit() != ExitCode.OK) {
                stopper.compareAndSet(null, result);
            }
            return result;
        } catch (InterruptedException e) {
            return ImportJob.interrupted(job.state(), Duration.ZERO);
        }
    }

    private void reportStopped(CompletionService<Ended> ended, Set<ImportJob> open) {
        long start = System.nanoTime();
        try {
            while (open.stream().anyMatch(job -> job.state().stage() != Stage.QUEUED)) {
                long left = TIME_TO_STOP.toNanos() - (System.nanoTime() - start);
                Future<Ended> next = ended.poll(left, TimeUnit.NANOSECONDS);
                if (next == null) {
                    break;
                }
                report(next, open);
            }
        } catch (InterruptedException e) {
            // Told twice: what is known now must do.
            Thread.currentThread().interrupt();
        }
        open.forEach(job -> results.accept(ImportJob.interrupted(job.state(), Duration.ZERO)));
    }

    private void report(Future<Ended> future, Set<ImportJob> open) throws InterruptedException {
        try {
            Ended ended = future.get();
            open.remove(ended.job());
            results.accept(ended.result());
        } catch (ExecutionException e) {
            throw new IllegalStateException("A job never throws", e);
        }
    }
}
