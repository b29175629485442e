package dev.cc5.cli.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How many files at once the system's limit of open files allows. */
final class OpenFiles {
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Path OPEN = Path.of("/proc/self/fd");
    private static final String LIMIT = "Max open files";

    /** What the first import opens that all share: libraries, event loops. */
    private static final int SHARED = 24;
    /** Its record, and a connection to the portal. */
    static final int EACH_WAITING = 2;
    /** Those, the file itself, a connection to S3, and one to spare. */
    static final int EACH_SENT = 5;

    private OpenFiles() {}

    /** So many files at once, at least one; as many as wanted where the system tells no limit. */
    static int atMost(int wanted, int each) {
        try (Stream<Path> open = Files.list(OPEN)) {
            long left = limit() - open.count() - SHARED;
            return (int) Math.max(1, Math.min(wanted, left / each));
        } catch (IOException | NumberFormatException e) {
            return wanted;
        }
    }

    private static long limit() throws IOException {
        try (Stream<String> lines = Files.lines(LIMITS)) {
            return lines.filter(line -> line.startsWith(LIMIT))
                    .map(line -> line.substring(LIMIT.length()).strip().split("\\s+")[0])
                    .filter(soft -> !soft.equals("unlimited"))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        }
    }
}
