package dev.cc5.lambda;

import dev.cc5.lambda.event.Delivery;
import dev.cc5.lambda.event.Notice;
import dev.cc5.lambda.event.ObjectCreated;
import dev.cc5.lambda.event.UnknownEventException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Works off what one invocation was given, a few objects at a time: those of one message or of one FIFO group in their
 * order, others beside each other. When it returns no thread of its own is left.
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
        Map<String, List<Delivery.Message>> lanes = new LinkedHashMap<>();
        queue.messages()
                .forEach(m -> lanes.computeIfAbsent(
                                m.group().map(g -> "group " + g).orElse("id " + m.id()), k -> new ArrayList<>())
                        .add(m));
        List<Callable<List<String>>> tasks = new ArrayList<>();
        lanes.values().forEach(lane -> tasks.add(() -> failuresOf(lane)));
        return inParallel(tasks).stream().flatMap(List::stream).toList();
    }

    /** After the first failure of a FIFO group the rest of it must wait for its next delivery. */
    private List<String> failuresOf(List<Delivery.Message> lane) {
        List<String> failed = new ArrayList<>();
        for (Delivery.Message message : lane) {
            if (!failed.isEmpty() || !succeeds(message)) {
                failed.add(message.id());
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
        ObjectResult result = importer.apply(object);
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
