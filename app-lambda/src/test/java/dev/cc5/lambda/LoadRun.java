package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cc5.lambda.json.JsonDocument;
import dev.cc5.lambda.json.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many events through several runtimes at once, as SQS would deliver them: batches of 10, what failed comes again. Of
 * the events 10 % are duplicates, 5 % tell of a version that a newer one follows and arrive after it, 2 % are of objects
 * that are gone or no sync files. Run it as {@code LoadRun <events> <runtimes>...}.
 */
final class LoadRun {
    private static final int BATCH = 10;
    private static final int MOST_RECEIVES = 20;

    private final World world;
    private final List<String> bodies = new ArrayList<>();
    final Set<String> good = new HashSet<>();
    final Set<String> bad = new HashSet<>();
    private final AtomicInteger redelivered = new AtomicInteger();
    private final AtomicInteger deadLetters = new AtomicInteger();
    private final AtomicLong cpuMillis = new AtomicLong();
    private final StringBuffer logs = new StringBuffer();

    private record Message(String body, int receives) {}

    LoadRun(World world, int events, String name) {
        this.world = world;
        int duplicates = events / 10;
        int older = events / 20;
        int failing = events / 50;
        for (int i = 0; i < events - duplicates - older; i++) {
            String key = "in/" + name + "-" + i + ".cc5txt";
            TestObject object;
            if (i < failing / 2) {
                object = new TestObject(World.AGENCY, key, 5, "e", World.sequencer(1));
                bad.add(key);
            } else if (i < failing) {
                object = world.put(
                        key, world.syncFile("x").replace("99|1|", "99|2|").getBytes(UTF_8));
                bad.add(key);
            } else {
                object = world.put(key, name + i);
                good.add(key);
            }
            bodies.add(object.event());
            if (i >= failing && i < failing + older) {
                bodies.add(object.withSequencer("0").event(Map.of("eTag", "older")));
            }
        }
        Random random = new Random(7);
        for (int i = 0; i < duplicates; i++) {
            bodies.add(bodies.get(random.nextInt(bodies.size())));
        }
        Collections.shuffle(bodies.subList(0, bodies.size()), random);
    }

    /** Drives all events through so many runtimes; returns how long it took. */
    Duration through(int runtimes) throws InterruptedException {
        BlockingQueue<Message> queue = new LinkedBlockingQueue<>();
        bodies.forEach(body -> queue.add(new Message(body, 1)));
        AtomicInteger open = new AtomicInteger(queue.size());
        List<LambdaProcess> processes = new ArrayList<>();
        for (int i = 0; i < runtimes; i++) {
            processes.add(LambdaProcess.start(ImportHandler.class, world.environment()));
        }
        processes.forEach(process -> process.await(process.api().ready()));
        long from = System.nanoTime();
        List<Thread> drivers = processes.stream()
                .map(process -> new Thread(() -> drive(process, queue, open), "event-source"))
                .toList();
        drivers.forEach(Thread::start);
        for (Thread driver : drivers) {
            driver.join();
        }
        Duration time = Duration.ofNanos(System.nanoTime() - from);
        for (LambdaProcess process : processes) {
            cpuMillis.addAndGet(process.cpu().toMillis());
            process.end();
            logs.append(process.log()).append('\n');
            process.close();
        }
        return time;
    }

    private void drive(LambdaProcess process, BlockingQueue<Message> queue, AtomicInteger open) {
        while (open.get() > 0) {
            List<Message> batch = new ArrayList<>();
            queue.drainTo(batch, BATCH);
            if (batch.isEmpty()) {
                pause();
                continue;
            }
            String answer = process.invoke(
                    TestObject.sqs(batch.stream().map(Message::body).toList()));
            Set<Integer> failed = new HashSet<>();
            for (Node item : JsonDocument.read(answer).get("batchItemFailures").elements()) {
                failed.add(Integer.parseInt(
                        item.text("itemIdentifier").orElseThrow().substring(1)));
            }
            for (int i = 0; i < batch.size(); i++) {
                Message message = batch.get(i);
                if (!failed.contains(i)) {
                    open.decrementAndGet();
                } else if (message.receives() == MOST_RECEIVES) {
                    deadLetters.incrementAndGet();
                    open.decrementAndGet();
                } else {
                    redelivered.incrementAndGet();
                    queue.add(new Message(message.body(), message.receives() + 1));
                }
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int deadLetters() {
        return deadLetters.get();
    }

    int redelivered() {
        return redelivered.get();
    }

    long cpuMillis() {
        return cpuMillis.get();
    }

    /** How often each key was told to be in this state, by the functions' logs. */
    Map<String, Integer> told(String outcome) {
        Map<String, Integer> times = new TreeMap<>();
        logs.toString()
                .lines()
                .filter(line -> line.contains("\"outcome\":\"" + outcome + "\""))
                .forEach(line -> times.merge(JsonDocument.read(line).text("key").orElseThrow(), 1, Integer::sum));
        return times;
    }

    /** @throws AssertionError when a good object was not started once, or a bad one not reported once */
    void check(int startsBefore) {
        check(told("accepted").keySet().equals(good), "exactly the good objects were accepted");
        check(told("accepted").values().stream().allMatch(n -> n == 1), "each was accepted once");
        check(world.starts() - startsBefore == good.size(), "the portal saw one start for each");
        check(told("refused").keySet().equals(bad), "exactly the bad objects were reported");
        check(told("refused").values().stream().allMatch(n -> n == 1), "each was reported once");
        check(deadLetters() == 0, "nothing was given up");
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("Not so: " + what);
        }
    }

    public static void main(String[] args) throws InterruptedException {
        int events = Integer.parseInt(args[0]);
        StringBuilder table = new StringBuilder(
                "| runtimes | events | seconds | events/s | CPU of the functions (s) | came again |\n| --- | --- | --- | --- | --- | --- |\n");
        for (int i = 1; i < args.length; i++) {
            int runtimes = Integer.parseInt(args[i]);
            try (World world = new World()) {
                LoadRun run = new LoadRun(world, events, "load" + runtimes);
                Duration time = run.through(runtimes);
                run.check(0);
                table.append(String.format(
                        "| %d | %d | %.1f | %.0f | %.1f | %d |%n",
                        runtimes,
                        events,
                        time.toMillis() / 1000.0,
                        events * 1000.0 / time.toMillis(),
                        run.cpuMillis() / 1000.0,
                        run.redelivered()));
            }
        }
        System.out.println(table);
    }
}
