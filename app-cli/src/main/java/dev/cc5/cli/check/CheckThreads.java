package dev.cc5.cli.check;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that help with large files: there is none before there is one, and none stays when there is none left. For one
 * processor alone there is none ever.
 */
final class CheckThreads {
    private static final int MOST = 3;

    private final ThreadPoolExecutor threads;

    CheckThreads() {
        int others = Runtime.getRuntime().availableProcessors() - 1;
        int count = Math.max(1, Math.min(MOST, others));
        threads = new ThreadPoolExecutor(count, count, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "check");
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
        if (others == 0) {
            threads.shutdown();
        }
    }

    /**
     * Lets one of them do it, when it has time.
     *
     * @throws RejectedExecutionException where there is none
     */
    void run(Runnable task) {
        threads.execute(task);
    }
}
