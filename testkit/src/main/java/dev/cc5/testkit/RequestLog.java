package dev.cc5.testkit;

import java.util.ArrayList;
import java.util.List;

/** The requests of a {@link LoopbackServer} in their order. Used from many threads. */
final class RequestLog {
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final List<Request> requests = new ArrayList<>();

    synchronized void add(Request request) {
        requests.add(request);
        notifyAll();
    }

    synchronized List<Request> all() {
        return List.copyOf(requests);
    }

    synchronized Request await(int number) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (requests.size() < number) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("Request " + number + " never came; these did: " + requests);
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted while waiting for request " + number, e);
            }
        }
        return requests.get(number - 1);
    }
}
