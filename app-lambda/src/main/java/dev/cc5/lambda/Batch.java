package dev.cc5.lambda;

import dev.cc5.lambda.event.Delivery;
import dev.cc5.lambda.event.Notice;
import dev.cc5.lambda.event.ObjectCreated;
import dev.cc5.lambda.event.UnknownEventException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Works off what one invocation was given, a few objects at a time. When it returns no thread of its own is left.
 */
final class Batch {
    private final Function<ObjectCreated, ObjectResult> importer;
    private final Tally tally;
    private final int parallel;

    Batch(Function<ObjectCreated, ObjectResult> importer, Tally tally, int parallel) {
        this.importer = importer;
        this.tally = tally;
        this.parallel = parallel;
    }

    /** All objects of a notice, the same key in order. */
    List<ObjectResult> run(Notice notice) {
        tally.ignored(notice.ignored());
        return inLanes(
                notice.created(),
                object -> Set.of(object.version().toString()),
                lane -> lane.stream().map(this::importOne).toList());
    }

    /** The ids of the messages that must come again; those of a FIFO group or of one object are worked off in order. */
    List<String> run(Delivery.Queue queue) {
        return inLanes(queue.messages(), Batch::names, this::failuresOf);
    }

    private static Set<String> names(Delivery.Message message) {
        Set<String> names = new LinkedHashSet<>();
        message.group().ifPresent(group -> names.add("group " + group));
        try {
            message.notice().created().forEach(object -> names.add("object " + object.version()));
        } catch (UnknownEventException e) {
            // Told when its turn comes.
        }
        return names.isEmpty() ? Set.of("id " + message.id()) : names;
    }

    /** After the first failure of a FIFO group the rest of it must wait for its next delivery. */
    private List<String> failuresOf(List<Delivery.Message> lane) {
        List<String> failed = new ArrayList<>();
        Set<Optional<String>> stopped = new HashSet<>();
        for (Delivery.Message message : lane) {
            if (stopped.contains(message.group()) || !succeeds(message)) {
                failed.add(message.id());
                message.group().ifPresent(group -> stopped.add(message.group()));
            }
        }
        return failed;
    }

    private boolean succeeds(Delivery.Message message) {
        Notice notice;
        try {
            notice = message.notice();
        } catch (UnknownEventException e) {
            tally.unknown(message.id(), e);
            return false;
        }
        tally.ignored(notice.ignored());
        boolean good = true;
        for (ObjectCreated object : notice.created()) {
            good &= !importOne(object).failsInvocation();
        }
        return good;
    }

    private ObjectResult importOne(ObjectCreated object) {
        ObjectResult result;
        try {
            result = importer.apply(object);
        } catch (RuntimeException defect) {
            // It must not take along what else came with the object.
            result = ObjectResult.of(object.version(), Outcome.TO_BE_REPEATED, Optional.empty())
                    .because("A defect of cc5's: " + defect.getClass().getName());
            tally.defect(result, defect);
        }
        tally.add(result);
        return result;
    }

    /** What shares a name goes one after the other, other things beside each other. */
    private <T, R> List<R> inLanes(List<T> items, Function<T, Set<String>> names, Function<List<T>, List<R>> work) {
        Map<String, List<T>> lanes = new LinkedHashMap<>();
        for (T item : items) {
            List<T> lane = new ArrayList<>();
            for (String name : names.apply(item)) {
                List<T> known = lanes.put(name, lane);
                if (known != null && known != lane) {
                    lane.addAll(known);
                    lanes.replaceAll((other, old) -> old == known ? lane : old);
                }
            }
            lane.add(item);
        }
        List<Callable<List<R>>> tasks = new ArrayList<>();
        new LinkedHashSet<>(lanes.values()).forEach(lane -> tasks.add(() -> work.apply(lane)));
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, Math.min(parallel, tasks.size())));
        try {
            List<R> results = new ArrayList<>();
            for (Future<List<R>> future : workers.invokeAll(tasks)) {
                results.addAll(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The invocation was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }
}
