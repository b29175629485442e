package dev.cc5.workflow;

import dev.cc5.model.ActionId;
import dev.cc5.model.Deadline;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.ImportedRows;
import dev.cc5.model.RowKey;
import dev.cc5.model.Step;
import dev.cc5.model.TemporaryException;
import dev.cc5.model.TemporaryException.Trouble;
import dev.cc5.port.RowQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves an import by its rows. One small question when all is well; only where the counts differ is the portal asked
 * for each key of the file, many at once, so that neither the file's keys nor the portal's are ever all in memory.
 */
final class RowCheck {
    /** So often are the rows counted before it is believed that some are not there: half a minute by default. */
    private static final int COUNTS = 8;

    private final RowQuery query;
    private final Retrier retrier;
    private final PortalCalls calls;
    private final PollPolicy policy;
    private final Timing timing;

    RowCheck(RowQuery query, Retrier retrier, PortalCalls calls, PollPolicy policy, Timing timing) {
        this.query = query;
        this.retrier = retrier;
        this.calls = calls;
        this.policy = policy;
        this.timing = timing;
    }

    RowProof proof(ImportedRows rows, ExpectedRows expected, Deadline deadline, Events events) {
        long found = countUntilAllAreThere(rows, expected.count(), deadline, events);
        if (found == expected.count()) {
            return RowProof.counted(expected.count(), found);
        }
        try {
            return new Comparison(rows, deadline, events).of(expected, found);
        } catch (ImportException e) {
            // A cancelled reading looks like a fault of the file: the interrupt says what it was.
            if (e instanceof ImportCancelledException || Thread.currentThread().isInterrupted()) {
                throw PortGuard.cancelled(Step.QUERY_ROWS);
            }
            return RowProof.uncompared(expected.count(), found, e);
        }
    }

    private long countUntilAllAreThere(ImportedRows rows, long expected, Deadline deadline, Events events) {
        Pauses pauses = new Pauses(policy, timing);
        for (int left = COUNTS - 1; ; left--) {
            Duration pause = pauses.next();
            boolean last = left == 0 || pause.compareTo(deadline.remaining()) >= 0;
            try {
                long found = calls.make(Step.QUERY_ROWS, deadline, events, () -> query.count(rows, deadline));
                events.rowsCounted(expected, found);
                if (found >= expected || last) {
                    return found;
                }
            } catch (TemporaryException e) {
                Duration asked = e.retryAfter().orElse(Duration.ZERO);
                pause = asked.compareTo(pause) > 0 ? asked : pause;
                boolean paced = e.trouble() == Trouble.THROTTLED;
                if (last && !paced || isFinal(e.trouble()) || pause.compareTo(deadline.remaining()) >= 0) {
                    throw e;
                }
                left += paced ? 1 : 0;
            }
            sleep(pause);
        }
    }

    private static boolean isFinal(Trouble trouble) {
        return trouble == Trouble.QUOTA || trouble == Trouble.DEADLINE;
    }

    private void sleep(Duration pause) {
        try {
            timing.sleep(pause);
        } catch (InterruptedException e) {
            throw PortGuard.cancelled(Step.QUERY_ROWS);
        }
    }

    /** Asks for the file's keys, a batch at a time, and keeps only how many are not as they should be, and the first. */
    private final class Comparison {
        private final ImportedRows rows;
        private final Deadline deadline;
        private final Events events;
        private final List<RowKey> batch = new ArrayList<>();
        private final List<RowProof.Unproven> unproven = new ArrayList<>();
        private long missing;
        private long overwritten;

        Comparison(ImportedRows rows, Deadline deadline, Events events) {
            this.rows = rows;
            this.deadline = deadline;
            this.events = events;
        }

        RowProof of(ExpectedRows expected, long counted) {
            expected.forEachKey(this::add);
            ask();
            long proven = expected.count() - missing - overwritten;
            // More than there should be stay more; else what was seen of each key is the newer news.
            long found = counted > expected.count() ? counted : proven;
            return new RowProof(expected.count(), found, missing, overwritten, unproven, Optional.empty());
        }

        private void add(RowKey key) {
            batch.add(key);
            if (batch.size() == RowQuery.MOST_KEYS) {
                ask();
            }
        }

        private void ask() {
            if (batch.isEmpty()) {
                return;
            }
            List<RowKey> keys = List.copyOf(batch);
            Map<RowKey, ActionId> writers =
                    retrier.run(Step.QUERY_ROWS, deadline, events, () -> query.lastWriters(rows, keys, deadline));
            keys.forEach(key -> look(key, Optional.ofNullable(writers.get(key))));
            batch.clear();
        }

        private void look(RowKey key, Optional<ActionId> writer) {
            if (writer.equals(Optional.of(rows.actionId()))) {
                return;
            }
            if (writer.isPresent()) {
                overwritten++;
            } else {
                missing++;
            }
            if (unproven.size() < RowProof.NAMED) {
                unproven.add(new RowProof.Unproven(key, writer));
            }
        }
    }
}
