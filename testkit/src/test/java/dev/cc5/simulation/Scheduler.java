package dev.cc5.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Lets programs take turns: exactly one runs at any time, and chance says which. A program alone runs in the caller's
 * thread; several run in a thread each, strictly handed over.
 */
final class Scheduler {
    /** Chance takes turns no more often than that, or all time would go into changing threads. */
    private static final double STAYS = 0.6;

    private final VirtualTime time;
    private final Chance chance;
    private final Executor threads;
    private final List<Turn> turns = new ArrayList<>();
    private final Semaphore allDone = new Semaphore(0);
    private volatile Turn current = new Turn();

    Scheduler(VirtualTime time, Chance chance, Executor threads) {
        this.time = time;
        this.chance = chance;
        this.threads = threads;
    }

    private static final class Turn {
        private final Semaphore go = new Semaphore(0);
        private long wakesAt;
    }

    /** Runs them all to their ends; they throw nothing. */
    void run(List<Runnable> programs) {
        if (programs.size() == 1) {
            programs.get(0).run();
            return;
        }
        for (Runnable program : programs) {
            Turn turn = new Turn();
            turn.wakesAt = time.nanos();
            turns.add(turn);
            threads.execute(() -> {
                turn.go.acquireUninterruptibly();
                program.run();
                end(turn);
            });
        }
        give(next());
        allDone.acquireUninterruptibly();
    }

    /** The running program waits so long; others run meanwhile, and perhaps a little longer. */
    void pause(Duration length) {
        if (turns.isEmpty()) {
            time.pass(length);
            return;
        }
        Turn mine = current;
        mine.wakesAt = time.nanos() + length.toNanos();
        if (mine.wakesAt == time.nanos() && chance.happens(STAYS)) {
            return;
        }
        Turn next = next();
        if (next != mine) {
            give(next);
            mine.go.acquireUninterruptibly();
        }
    }

    private void end(Turn turn) {
        turns.remove(turn);
        if (turns.isEmpty()) {
            allDone.release();
        } else {
            give(next());
        }
    }

    private void give(Turn turn) {
        current = turn;
        turn.go.release();
    }

    private Turn next() {
        turns.stream()
                .min(Comparator.comparingLong(turn -> turn.wakesAt))
                .ifPresent(turn -> time.passUntil(turn.wakesAt));
        return chance.oneOf(
                turns.stream().filter(turn -> turn.wakesAt <= time.nanos()).collect(Collectors.toList()));
    }
}
