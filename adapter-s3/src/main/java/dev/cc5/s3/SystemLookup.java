package dev.cc5.s3;

import dev.cc5.model.Deadline;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the platform's resolver, on threads of its own: it can be neither interrupted nor timed. */
final class SystemLookup implements Lookup {
    /** Longer than the system's own resolver needs to give its first server up and ask the second. */
    private static final Duration LIMIT = Duration.ofSeconds(12);

    private final ExecutorService threads = Executors.newCachedThreadPool(new DefaultThreadFactory("cc5-lookup", true));

    @Override
    public List<InetAddress> addresses(String host, Deadline deadline)
            throws UnknownHostException, InterruptedException {
        Future<InetAddress[]> answer = threads.submit(() -> InetAddress.getAllByName(host));
        try {
            return List.of(answer.get(deadline.atMost(LIMIT).toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException e) {
            UnknownHostException unknown = new UnknownHostException("the name could not be looked up");
            unknown.initCause(e);
            throw unknown;
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
