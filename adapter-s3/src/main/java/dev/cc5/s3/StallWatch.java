package dev.cc5.s3;

import dev.cc5.model.Deadline;
import dev.cc5.model.Sent;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a connection as long as bytes leave, however slowly. Used from one thread. */
final class StallWatch {
    private static final Duration LONGEST_LOOKAWAY = Duration.ofSeconds(1);

    private final Connection connection;
    private final Exchange exchange;
    private final Duration idle;
    private final Failures failures;
    private final Deadline deadline;

    StallWatch(Connection connection, Duration idle, Failures failures, Deadline deadline) {
        this.connection = connection;
        this.exchange = connection.exchange();
        this.idle = idle;
        this.failures = failures;
        this.deadline = deadline;
    }

    /**
     * Waits until the condition holds.
     *
     * @throws dev.cc5.model.TemporaryException when not a byte has left for as long as is allowed, or the deadline is over
     */
    void await(BooleanSupplier condition) throws InterruptedException {
        // Not dividedBy, which goes by way of a BigDecimal: this is done for each block.
        Duration lookaway = min(Duration.ofNanos(idle.toNanos() / 4), LONGEST_LOOKAWAY);
        long movements = exchange.movements();
        long still = System.nanoTime();
        failures.check(deadline);
        while (!exchange.await(condition, deadline.atMost(lookaway))) {
            failures.check(deadline);
            if (exchange.movements() != movements) {
                movements = exchange.movements();
                still = System.nanoTime();
            } else if (System.nanoTime() - still > idle.toNanos()) {
                throw failures.network(
                        "it stalled: for " + Failures.words(idle) + " not a byte has left", Sent.MAYBE, null);
            }
            connection.look();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
