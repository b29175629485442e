package dev.cc5.cli.check;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that help with large files: there is none before there is one, and none stays when there is none left. */
final class CheckThreads {
    private static final int MOST = 3;

    private final ThreadPoolExecutor threads;

    CheckThreads() {
        int count = Math.max(1, Math.min(MOST, Runtime.getRuntime().availableProcessors() - 1));
        threads = new ThreadPoolExecutor(count, count, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "check");
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Lets one of them do it, when it has time. */
    void run(Runnable task) {
        threads.execute(task);
    }
}
