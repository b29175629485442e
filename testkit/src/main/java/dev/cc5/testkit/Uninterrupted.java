package dev.cc5.testkit;

/** Waiting that an interrupt does not shorten; it keeps the thread's flag. */
final class Uninterrupted {
    private Uninterrupted() {}

    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
