package dev.cc5.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * One object as large as S3 takes in one PUT, through a function with 128 MB of heap and a folder for temporary files in
 * which nothing can be written. Run it as {@code LargeRun <bytes>}.
 */
final class LargeRun {
    private static final Duration TIME = Duration.ofMinutes(15);

    private LargeRun() {}

    /** A valid sync file of at most so many bytes, made while it is read. */
    static final class Rows extends InputStream {
        private static final String ROW = "10|%012d|" + "n".repeat(80) + "|false|\n";
        private static final int ROW_BYTES = ROW.formatted(0).length();

        private final String header;
        private final long rows;
        private long row = -1;
        private byte[] line;
        private int at;

        Rows(String header, long bytes) {
            this.header = header;
            this.rows = (bytes - header.length() - "99||\n".length() - 10) / ROW_BYTES;
            this.line = header.getBytes(UTF_8);
        }

        long size() {
            return header.length() + rows * ROW_BYTES + footer().length();
        }

        private String footer() {
            return "99|" + rows + "|\n";
        }

        @Override
        public int read() {
            return more() ? line[at++] : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            int done = 0;
            while (done < length && more()) {
                int count = Math.min(length - done, line.length - at);
                System.arraycopy(line, at, target, from + done, count);
                at += count;
                done += count;
            }
            return done == 0 && length > 0 ? -1 : done;
        }

        private boolean more() {
            if (at == line.length && row <= rows) {
                row++;
                String next = row < rows ? ROW.formatted(row) : row == rows ? footer() : "";
                line = next.getBytes(UTF_8);
                at = 0;
            }
            return at < line.length;
        }
    }

    public static void main(String[] args) throws IOException {
        long bytes = Long.parseLong(args[0]);
        Path noTemporaryFiles = Path.of("target", "no-temporary-files");
        try (World world = new World()) {
            String file = world.syncFile("x");
            String header = file.substring(0, file.indexOf("10|"));
            Rows rows = new Rows(header, bytes);
            String eTag = world.s3
                    .putObject(
                            request -> request.bucket(World.AGENCY).key("in/large.cc5txt"),
                            RequestBody.fromContentProvider(
                                    () -> new Rows(header, bytes), rows.size(), "application/octet-stream"))
                    .eTag()
                    .replace("\"", "");
            TestObject object = new TestObject(World.AGENCY, "in/large.cc5txt", rows.size(), eTag, World.sequencer(1));
            Map<String, String> variables = world.environment(
                    Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + noTemporaryFiles.toAbsolutePath()));
            try (LambdaProcess lambda = LambdaProcess.start(ImportHandler.class, variables)) {
                lambda.await(lambda.api().ready());
                long from = System.nanoTime();
                lambda.invoke(object.event(), TIME);
                long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from);
                lambda.awaitLines("\"outcome\":\"accepted\"");
                System.out.printf(
                        "%d bytes: %d s, %.1f CPU s, %d MB resident at most%n",
                        rows.size(), seconds, lambda.cpu().toMillis() / 1000.0, lambda.memory());
            }
        }
        try (Stream<Path> left = Files.exists(noTemporaryFiles) ? Files.list(noTemporaryFiles) : Stream.empty()) {
            System.out.println("temporary files: " + left.count());
        }
    }
}
