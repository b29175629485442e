package dev.cc5.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * How long a new environment takes: from the start of the process to its first question for work (init), the first
 * import, later ones, CPU and memory. Run it as {@code ColdStartRun <rounds> <class path> <folder for archives>}: once
 * plain, once with an archive of classes (Java 25: an AOT cache), in turn.
 */
final class ColdStartRun {
    private static final int WARM = 60;

    private record Figures(long init, long first, double warm, double bare, long cpu, long memory) {}

    private ColdStartRun() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(args[0]);
        String classPath = args[1];
        Path archive = Path.of(args[2], "classes.archive");
        boolean aot = Runtime.version().feature() >= 25;
        // Insisted on: an archive that does not fit would be passed over in silence.
        List<String> use = aot
                ? List.of("-XX:AOTCache=" + archive, "-XX:AOTMode=on")
                : List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:on");
        try (World world = new World()) {
            Map<String, String> direct = world.environment(
                    Map.of("CC5_PORTAL", world.sandbox.portal().toString()));
            Path classes = aot ? Path.of(args[2], "classes.configuration") : archive;
            List<String> record = aot
                    ? List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + classes)
                    : List.of("-XX:ArchiveClassesAtExit=" + archive);
            try (LambdaProcess training = LambdaProcess.start(classPath, record, direct)) {
                training.invoke(world.put("in/training.cc5txt", "training").event());
                training.end();
            }
            if (aot) {
                makeCache(classPath, classes, archive);
            }
            List<Figures> plain = new ArrayList<>();
            List<Figures> archived = new ArrayList<>();
            for (int round = 0; round <= rounds; round++) {
                Figures one = measure(world, direct, classPath, List.of(), "p" + round);
                Figures other = measure(world, direct, classPath, use, "a" + round);
                if (round > 0) {
                    plain.add(one);
                    archived.add(other);
                }
            }
            System.out.println("Java " + Runtime.version() + ", medians of " + rounds + " rounds (ms; MB)");
            System.out.println(
                    "| | init | first import | both | from..to | warm import | the portal's own time | CPU until the first import | RSS |");
            System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
            System.out.println(row("plain", plain));
            System.out.println(row("with an archive", archived));
        }
    }

    private static Figures measure(
            World world, Map<String, String> environment, String classPath, List<String> options, String name)
            throws IOException, InterruptedException {
        List<TestObject> objects = new ArrayList<>();
        for (int i = 0; i <= WARM; i++) {
            objects.add(world.put("in/" + name + "-" + i + ".cc5txt", name + i));
        }
        long from = System.nanoTime();
        try (LambdaProcess lambda = LambdaProcess.start(classPath, options, environment)) {
            lambda.await(lambda.api().ready());
            long ready = System.nanoTime();
            lambda.invoke(objects.get(0).event());
            long done = System.nanoTime();
            long cpu = ProcessHandle.of(lambda.pid())
                    .flatMap(handle -> handle.info().totalCpuDuration())
                    .map(Duration::toMillis)
                    .orElse(0L);
            BareImport bare = new BareImport(world);
            double[] warm = new double[WARM];
            double[] alone = new double[WARM];
            for (int i = 0; i < WARM; i++) {
                long start = System.nanoTime();
                lambda.invoke(objects.get(i + 1).event());
                long between = System.nanoTime();
                bare.of(name + "-bare-" + i + ".cc5txt", name + "bare" + i);
                warm[i] = (between - start) / 1e6;
                alone[i] = (System.nanoTime() - between) / 1e6;
            }
            return new Figures(
                    millis(ready - from), millis(done - ready), late(warm), late(alone), cpu, memory(lambda.pid()));
        }
    }

    /** The median of the later half: an environment that is warm. */
    private static double late(double[] times) {
        double[] half = Arrays.copyOfRange(times, times.length / 2, times.length);
        Arrays.sort(half);
        return half[half.length / 2];
    }

    /** The second step of Java 25: a process that runs nothing makes the cache of what the training recorded. */
    private static void makeCache(String classPath, Path classes, Path archive)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(LambdaProcess.java());
        command.addAll(List.of(
                "-XX:AOTMode=create", "-XX:AOTConfiguration=" + classes, "-XX:AOTCache=" + archive, "-cp", classPath));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0 || !Files.exists(archive)) {
            process.destroyForcibly();
            throw new IllegalStateException("Java made no cache: " + String.join(" ", command));
        }
    }

    private static long memory(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
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
