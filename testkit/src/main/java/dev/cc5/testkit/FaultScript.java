package dev.cc5.testkit;

import dev.cc5.model.Deadline;
import dev.cc5.model.Step;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/** What is to happen around the next calls of each step, and how many there were. Used from many threads. */
final class FaultScript {
    private final Map<Step, Queue<Around>> script = new EnumMap<>(Step.class);
    private final Map<Step, Integer> calls = new EnumMap<>(Step.class);

    /** What happens around one call: either part may throw; then what follows does not happen. */
    record Around(Runnable before, Consumer<Deadline> after) {
        static final Around NOTHING = new Around(() -> {}, deadline -> {});
    }

    synchronized void add(Step step, Runnable before, Consumer<Deadline> after) {
        script.computeIfAbsent(step, s -> new ArrayDeque<>()).add(new Around(before, after));
    }

    synchronized Around nextCall(Step step) {
        calls.merge(step, 1, Integer::sum);
        Queue<Around> left = script.get(step);
        return left == null || left.isEmpty() ? Around.NOTHING : left.remove();
    }

    synchronized int calls(Step step) {
        return calls.getOrDefault(step, 0);
    }
}
