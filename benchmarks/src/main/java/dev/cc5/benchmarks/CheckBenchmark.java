package dev.cc5.benchmarks;

import dev.cc5.syncfile.RepeatedKeys;
import dev.cc5.syncfile.Summary;
import dev.cc5.syncfile.SyncFileHandler;
import dev.cc5.syncfile.SyncFileReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the check of one row costs on one thread, from memory: nanoseconds, and with {@code -prof gc} bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CheckBenchmark {
    private static final int ROWS = 200_000;
    private static final int BLOCK = 64 << 10;
    private static final String HEADER = "00|bayview-agency|cc5|20261120083000|generated\n"
            + "01|wks_family|65a1f0c2d4e5b6a798c0d1e2|65a1f0c2d4e5b6a798c0d1f7|cc-family|sync\n02|entityId\n";
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private static final SyncFileHandler NO_ROWS = new SyncFileHandler() {
        @Override
        public boolean wantsRows() {
            return false;
        }
    };

    private byte[] tenColumns = {};
    private byte[] texts = {};

    /** Writes the files. */
    @Setup(Level.Trial)
    public void write() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder ten = new StringBuilder(HEADER)
                .append("03|entityId:string|name|email|familySize:int|familyMonthlyIncome:number|disabled:bool")
                .append("|enrolledOn:date|lastContact:date|status|tags:array\n");
        StringBuilder text = new StringBuilder(HEADER).append("03|entityId|name\n");
        for (int i = 0; i < ROWS; i++) {
            String name = random.nextInt(10) == 0 ? "J\u00F6rg" : "Layla".repeat(1 + random.nextInt(3));
            ten.append("10|F-").append(i).append('|').append(name);
            ten.append("|family").append(i).append("@example.org|").append(1 + random.nextInt(12));
            ten.append('|').append(random.nextInt(12000)).append('.').append(10 + random.nextInt(90));
            ten.append(random.nextInt(20) == 0 ? "|true|" : "|false|").append(day(random));
            ten.append('|').append(day(random)).append(101010 + random.nextInt(40));
            ten.append(random.nextBoolean() ? "|active|" : "|new|").append("a,b|\n");
            text.append("10|F-").append(i).append('|').append(name).append("|\n");
        }
        tenColumns = ten.append("99|" + ROWS + "\n").toString().getBytes(StandardCharsets.UTF_8);
        texts = text.append("99|" + ROWS + "\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int day(SplittableRandom random) {
        return (2000 + random.nextInt(26)) * 10000 + (1 + random.nextInt(12)) * 100 + 1 + random.nextInt(28);
    }

    /** Ten columns of five types, 110 bytes a row. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Summary tenColumns() {
        return read(new SyncFileReader(NO_ROWS), tenColumns);
    }

    /** Two columns of text, 20 bytes a row. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Summary twoTexts() {
        return read(new SyncFileReader(NO_ROWS), texts);
    }

    /** Ten columns, and the hashes of the keys kept. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Summary tenColumnsAndKeys() throws Exception {
        try (RepeatedKeys keys = new RepeatedKeys(TEMPORARY)) {
            return read(new SyncFileReader(NO_ROWS, keys), tenColumns);
        }
    }

    private static Summary read(SyncFileReader reader, byte[] file) {
        for (int at = 0; at < file.length; at += BLOCK) {
            reader.update(file, at, Math.min(BLOCK, file.length - at));
        }
        Summary summary = reader.finish();
        if (!summary.isValid()) {
            throw new IllegalStateException("not as it should be: " + summary);
        }
        return summary;
    }
}
