package dev.cc5.testkit;

import dev.cc5.model.Deadline;
import java.util.List;
import java.util.function.Consumer;

/**
 * A call of a port that a contract can make at its leisure.
 *
 * @param action makes the call, in the calling thread; can be used from many threads
 * @param secrets what no error may tell
 */
public record PortCall(Consumer<Deadline> action, List<String> secrets) {
    /** Makes the call in a thread of its own, with so much time that it has no part in the outcome. */
    Attempt begin() {
        return begin(Deadline.in(Attempt.PATIENCE));
    }

    Attempt begin(Deadline deadline) {
        return Attempt.of(() -> action.accept(deadline), secrets);
    }
}
