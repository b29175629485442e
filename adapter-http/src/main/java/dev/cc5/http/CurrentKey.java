package dev.cc5.http;

import dev.cc5.model.Deadline;
import dev.cc5.model.Explanation;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.Sent;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The API key as it was last read. Used from many threads: they share one reading, and none waits past its deadline. */
final class CurrentKey {
    private final ApiKeySource source;
    private final Lock reading = new ReentrantLock();
    private volatile @Nullable ApiKey key;

    CurrentKey(ApiKeySource source) {
        this.source = source;
    }

    /**
     * The key, read when it is first needed, and anew in place of one that the portal refused if nobody did so meanwhile.
     *
     * @throws TemporaryException when the deadline comes first
     */
    ApiKey get(Optional<ApiKey> refused, Step step, Deadline deadline) {
        ApiKey known = key;
        if (known != null && isGood(known, refused)) {
            return known;
        }
        try {
            if (!reading.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            try {
                known = key;
                if (known == null || !isGood(known, refused)) {
                    known = read(deadline);
                    key = known;
                }
                return known;
            } finally {
                reading.unlock();
            }
        } catch (TimeoutException e) {
            String happened = "the time was up before the API key could be read";
            throw new TemporaryException(
                    Explanation.of(step, happened, "It may work later."),
                    Trouble.DEADLINE,
                    Sent.NO,
                    Optional.empty(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportCancelledException(Explanation.of(step, "it was cancelled before anything was sent", ""));
        }
    }

    private static boolean isGood(ApiKey known, Optional<ApiKey> refused) {
        return refused.filter(known::equals).isEmpty();
    }

    /** On a thread of its own, for a source need not know of deadlines; an interrupt tells it that nobody waits. */
    private ApiKey read(Deadline deadline) throws TimeoutException, InterruptedException {
        FutureTask<ApiKey> task = new FutureTask<>(source::read);
        Thread reader = new Thread(task, "cc5-api-key");
        reader.setDaemon(true);
        reader.start();
        try {
            return task.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            task.cancel(true);
        }
    }
}
