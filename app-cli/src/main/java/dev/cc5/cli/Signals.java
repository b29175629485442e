package dev.cc5.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGINT and SIGTERM into an interrupt of the thread that runs the command, and lets it say how far it had come.
 * The JVM then ends with 128 plus the signal's number.
 */
final class Signals {
    private static final long SECONDS_TO_STOP = 5;

    private final CountDownLatch ended = new CountDownLatch(1);

    private Signals() {}

    static Signals watch(Thread worker) {
        Signals signals = new Signals();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> signals.stop(worker), "signals"));
        return signals;
    }

    private void stop(Thread worker) {
        if (ended.getCount() == 0) {
            return;
        }
        worker.interrupt();
        try {
            ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // Nobody interrupts a shutdown hook; if somebody does, it is time to go.
            Thread.currentThread().interrupt();
        }
    }

    /** The command has said all it has to say. */
    void ended() {
        ended.countDown();
    }
}
