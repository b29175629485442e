package dev.cc5.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * How long a new environment takes: from the start of the process to its first question for work (init), the first
 * import, later ones, CPU and memory. Run it as {@code ColdStartRun <rounds> <class path> <folder for archives>}: an empty one,
 * ours plain, and ours with an archive of classes (Java 25: an AOT cache), in turn.
 */
final class ColdStartRun {
    /** Java's first compiler takes what has run 200 times: what an import does once is warm after so many. */
    private static final int WARM = 400;

    private static final AtomicInteger NAMES = new AtomicInteger();

    private record Figures(long init, long first, double warm, double bare, long cpu, long memory) {}

    /** What is measured, and how it went each time. */
    private record Candidate(
            String name, Class<?> handler, String classPath, List<String> options, List<Figures> figures) {
        Candidate(String name, Class<?> handler, String classPath, List<String> options) {
            this(name, handler, classPath, options, new ArrayList<>());
        }
    }

    private ColdStartRun() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(args[0]);
        String packaged = args[1];
        try (World world = new World()) {
            Map<String, String> direct = world.environment(
                    Map.of("CC5_PORTAL", world.sandbox.portal().toString()));
            ClassArchive archive = ClassArchive.make(Path.of(args[2]), world, packaged, direct);
            List<Candidate> candidates = List.of(
                    new Candidate(
                            "an empty function", EmptyHandler.class, System.getProperty("java.class.path"), List.of()),
                    new Candidate("plain", ImportHandler.class, packaged, List.of()),
                    new Candidate("with an archive", ImportHandler.class, packaged, archive.options()));
            for (int round = 0; round <= rounds; round++) {
                for (Candidate candidate : candidates) {
                    Figures figures = measure(world, direct, candidate);
                    // The first round warms the other side up.
                    if (round > 0) {
                        candidate.figures().add(figures);
                    }
                }
            }
            System.out.println("Java " + Runtime.version() + ", medians of " + rounds + " rounds (ms; MB)");
            System.out.println(
                    "| | init | first import | both | from..to | warm import | the portal's own time | CPU until the first import | RSS |");
            System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
            candidates.forEach(candidate -> System.out.println(row(candidate.name(), candidate.figures())));
        }
    }

    private static Figures measure(World world, Map<String, String> environment, Candidate candidate)
            throws IOException, InterruptedException {
        List<TestObject> objects = new ArrayList<>();
        for (int i = 0; i <= WARM; i++) {
            String id = "cold" + NAMES.incrementAndGet();
            objects.add(world.put("in/" + id + ".cc5txt", id));
        }
        long from = System.nanoTime();
        try (LambdaProcess lambda =
                LambdaProcess.start(candidate.handler(), candidate.classPath(), candidate.options(), environment)) {
            lambda.await(lambda.api().ready());
            long ready = System.nanoTime();
            lambda.invoke(objects.get(0).event());
            long done = System.nanoTime();
            long cpu = lambda.cpu().toMillis();
            BareImport bare = new BareImport(world);
            double[] warm = new double[WARM];
            double[] alone = new double[WARM];
            for (int i = 0; i < WARM; i++) {
                long start = System.nanoTime();
                lambda.invoke(objects.get(i + 1).event());
                long between = System.nanoTime();
                String id = "bare" + NAMES.incrementAndGet();
                bare.of(id + ".cc5txt", id);
                warm[i] = (between - start) / 1e6;
                alone[i] = (System.nanoTime() - between) / 1e6;
            }
            return new Figures(
                    millis(ready - from), millis(done - ready), late(warm), late(alone), cpu, lambda.memory());
        }
    }

    /** The median of the later half: an environment that is warm. */
    private static double late(double[] times) {
        double[] half = Arrays.copyOfRange(times, times.length / 2, times.length);
        Arrays.sort(half);
        return half[half.length / 2];
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private static String row(String name, List<Figures> figures) {
        long[] both = sorted(figures, f -> f.init() + f.first());
        return "| %s | %d | %d | %d | %d to %d | %.1f | %.1f | %d | %d |"
                .formatted(
                        name,
                        median(figures, Figures::init),
                        median(figures, Figures::first),
                        both[both.length / 2],
                        both[0],
                        both[both.length - 1],
                        middle(figures, Figures::warm),
                        middle(figures, Figures::bare),
                        median(figures, Figures::cpu),
                        median(figures, Figures::memory));
    }

    private static long median(List<Figures> figures, ToLongFunction<Figures> value) {
        long[] all = sorted(figures, value);
        return all[all.length / 2];
    }

    private static double middle(List<Figures> figures, ToDoubleFunction<Figures> value) {
        double[] all = figures.stream().mapToDouble(value).sorted().toArray();
        return all[all.length / 2];
    }

    private static long[] sorted(List<Figures> figures, ToLongFunction<Figures> value) {
        return figures.stream().mapToLong(value).sorted().toArray();
    }
}
