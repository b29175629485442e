package dev.cc5.lambda;

import dev.cc5.lambda.event.Delivery;
import dev.cc5.lambda.event.Notice;
import dev.cc5.lambda.event.ObjectCreated;
import dev.cc5.lambda.event.UnknownEventException;
import java.util.ArrayList;
import java.util.Collection;
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
 * Works off what one invocation was given, a few objects at a time: those of one message, of one FIFO
 * group or of one key in their order, others beside each other. When it returns no thread of its own is left.
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

    /** All objects of a notice, the same key in order; the results in the notice's order. */
    List<ObjectResult> run(Notice notice) {
        tally.ignored(notice.ignored());
        Map<String, List<ObjectCreated>> byKey = new LinkedHashMap<>();
        notice.created()
                .forEach(o -> byKey.computeIfAbsent(o.version().toString(), k -> new ArrayList<>())
                        .add(o));
        List<Callable<List<ObjectResult>>> tasks = new ArrayList<>();
        byKey.values()
                .forEach(objects ->
                        tasks.add(() -> objects.stream().map(this::importOne).toList()));
        return inParallel(tasks).stream().flatMap(List::stream).toList();
    }

    /** The ids of the messages that must come again. */
    List<String> run(Delivery.Queue queue) {
        List<Callable<List<String>>> tasks = new ArrayList<>();
        lanes(queue.messages()).forEach(lane -> tasks.add(() -> failuresOf(lane)));
        return inParallel(tasks).stream().flatMap(List::stream).toList();
    }

    /** What must go one after the other: the messages of a FIFO group, and those that tell of the same object. */
    private static Collection<List<Delivery.Message>> lanes(List<Delivery.Message> messages) {
        Map<String, List<Delivery.Message>> lanes = new LinkedHashMap<>();
        for (Delivery.Message message : messages) {
            List<Delivery.Message> lane = new ArrayList<>();
            for (String name : names(message)) {
                List<Delivery.Message> known = lanes.put(name, lane);
                if (known != null && known != lane) {
                    lane.addAll(known);
                    lanes.replaceAll((other, old) -> old == known ? lane : old);
                }
            }
            lane.add(message);
        }
        return new LinkedHashSet<>(lanes.values());
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

    private <T> List<T> inParallel(Collection<Callable<T>> tasks) {
        if (tasks.size() == 1) {
            return List.of(call(tasks.iterator().next()));
        }
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, Math.min(parallel, tasks.size())));
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : workers.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The invocation was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException defect ? defect : new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private static <T> T call(Callable<T> task) {
        try {
            return task.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A task failed", e);
        }
    }
}
