package dev.cc5.workflow;

import java.time.Duration;

/** The pauses of one polling, as its policy wants them. Not for several threads. */
final class Pauses {
    private final PollPolicy policy;
    private final Timing timing;
    private Duration pause;

    Pauses(PollPolicy policy, Timing timing) {
        this.policy = policy;
        this.timing = timing;
        this.pause = policy.first();
    }

    Duration next() {
        Duration jittered = Duration.ofNanos((long) (pause.toNanos() * (0.8 + 0.4 * timing.random())));
        Duration grown = pause.multipliedBy(3).dividedBy(2);
        pause = grown.compareTo(policy.longest()) > 0 ? policy.longest() : grown;
        return jittered;
    }
}
