package dev.cc5.workflow;

import dev.cc5.model.Deadline;
import java.time.Duration;

/**
 * The pace at which one process calls one portal, for all of its imports. Without a limit until the portal first says
 * that it is too fast; then a rate that falls by a tenth whenever it says so again, and rises with every call that the
 * portal takes: slowly for some seconds, then quickly. What the portal grants and is not used for a moment it saves up
 * itself, in its bucket of tokens. Used from many threads.
 */
final class Pace {
    /** No portal that answers at all is called less often, in calls a second. */
    private static final double SLOWEST = 0.5;
    /** The first rate is this part of what the portal had taken in the second before, some of which was its burst. */
    private static final double FIRST = 0.7;

    private static final double SLOWEST_FIRST = 2;
    private static final double FALL = 0.9;
    /** What each call that is taken adds to the rate, in calls a second. */
    private static final double SLOW_RISE = 0.05;

    private static final double QUICK_RISE = 0.5;
    private static final long SECOND = 1_000_000_000L;
    private static final long CAREFUL = 5 * SECOND;
    /** However long the portal asks to wait: others may have other answers. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Timing timing;
    private final double most;
    /** Calls a second; infinite while nothing limits them. */
    private double rate;

    private long free;
    private long lastFall;
    private long secondBegan;
    private int taken;
    private int takenBefore;

    /** @param most so many calls a second are never exceeded; {@link Double#POSITIVE_INFINITY} for no such limit */
    Pace(Timing timing, double most) {
        this.timing = timing;
        this.most = most;
        this.rate = most;
        this.free = timing.nanoTime();
        this.secondBegan = free;
        this.lastFall = free - CAREFUL;
    }

    /** Takes the next turn. Returns how long it is until then, or nothing less than the deadline where it comes later. */
    synchronized Duration turn(Deadline deadline) {
        long now = timing.nanoTime();
        long at = Math.max(free, now);
        Duration pause = Duration.ofNanos(at - now);
        if (pause.compareTo(deadline.remaining()) < 0) {
            free = at + (long) (SECOND / rate);
        }
        return pause;
    }

    /** The portal took a call. */
    synchronized void took() {
        long now = timing.nanoTime();
        count(now);
        if (rate < most) {
            rate = Math.min(most, rate + (now - lastFall < CAREFUL ? SLOW_RISE : QUICK_RISE));
        }
    }

    private void count(long now) {
        if (now - secondBegan >= SECOND) {
            takenBefore = now - secondBegan < 2 * SECOND ? taken : 0;
            taken = 0;
            secondBegan = now;
        }
        taken++;
    }

    /**
     * The portal refused a call as one too many.
     *
     * @param sentAt when it was sent: calls that were under way when the pace fell say nothing new
     * @param asked how long the portal asked to wait
     */
    synchronized void refused(long sentAt, Duration asked) {
        long now = timing.nanoTime();
        if (sentAt - lastFall >= 0) {
            double known = Double.isInfinite(rate)
                    ? Math.max(SLOWEST_FIRST, FIRST * Math.max(taken, takenBefore)) / FALL
                    : rate;
            rate = Math.max(SLOWEST, Math.min(most, known) * FALL);
            lastFall = now;
        }
        Duration pause = asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
        free = Math.max(free, now + Math.max(pause.toNanos(), (long) (SECOND / rate)));
    }
}
