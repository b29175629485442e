package dev.cc5.s3;

import dev.cc5.model.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps connections open between uploads, for a while. Thread-safe. */
final class Connections implements AutoCloseable {
    /** Shorter than servers and firewalls keep an idle connection. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(15);

    private final Connector connector;
    private final Map<Endpoint, Deque<Connection>> idle = new HashMap<>();
    private boolean closed;

    Connections(Connector connector) {
        this.connector = connector;
    }

    /** A connection that was left open, or a new one. */
    Connection take(Endpoint endpoint, Failures failures, Deadline deadline) throws InterruptedException {
        Optional<Connection> known = takeIdle(endpoint);
        return known.isPresent() ? known.get() : connector.open(endpoint, failures, deadline);
    }

    /** A new connection. */
    Connection open(Endpoint endpoint, Failures failures, Deadline deadline) throws InterruptedException {
        return connector.open(endpoint, failures, deadline);
    }

    /** The youngest of those left open, which is the one most likely to be alive. */
    private synchronized Optional<Connection> takeIdle(Endpoint endpoint) {
        Deque<Connection> waiting = idle.getOrDefault(endpoint, new ArrayDeque<>());
        while (!waiting.isEmpty()) {
            Connection connection = waiting.pop();
            if (connection.isOpen() && connection.idleNanos() < LONGEST_IDLE.toNanos()) {
                return Optional.of(connection);
            }
            connection.close();
        }
        return Optional.empty();
    }

    /** Leaves a connection open for the next upload. */
    synchronized void keep(Connection connection) {
        connection.end();
        if (closed) {
            connection.close();
        } else {
            idle.computeIfAbsent(connection.endpoint(), endpoint -> new ArrayDeque<>())
                    .push(connection);
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            idle.clear();
        }
        // Closes every connection, idle or not.
        connector.close();
    }
}
