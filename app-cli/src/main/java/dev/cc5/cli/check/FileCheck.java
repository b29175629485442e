package dev.cc5.cli.check;

import dev.cc5.model.Explanation;
import dev.cc5.model.LocalFile;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.syncfile.Problem;
import dev.cc5.syncfile.Problem.Severity;
import dev.cc5.syncfile.RepeatedKeys;
import dev.cc5.syncfile.Summary;
import dev.cc5.syncfile.SyncFileHandler;
import dev.cc5.syncfile.SyncFileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Checks one file after the other, each from its first line to its last. */
public final class FileCheck {
    /** A smaller file is read before a helper has begun. */
    private static final long WORTH_HELP = 16L << 20;

    private static final String ENDING = ".cc5txt";
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private final long maxProblems;
    private final Strictness strictness;
    private final boolean keys;
    private final Executor helpers;

    /**
     * @param maxProblems so many problems of each file are kept; all are counted
     * @param keys whether the keys are compared
     * @param helpers threads for large files
     */
    public FileCheck(long maxProblems, Strictness strictness, boolean keys, Executor helpers) {
        this.maxProblems = maxProblems;
        this.strictness = strictness;
        this.keys = keys;
        this.helpers = helpers;
    }

    /** What one file's reading tells. */
    private final class Collector implements SyncFileHandler {
        private final List<Problem> problems = new ArrayList<>();
        private long errors;
        private long warnings;

        @Override
        public boolean wantsRows() {
            return false;
        }

        @Override
        public boolean isLenient() {
            return strictness == Strictness.LENIENT;
        }

        @Override
        public boolean problem(Problem told) {
            Problem problem = isLenient() && told.rule().equals("F9") ? asWarning(told) : told;
            if (problem.severity() == Severity.ERROR) {
                errors++;
            } else {
                warnings++;
            }
            if (problems.size() < maxProblems) {
                problems.add(problem);
            }
            return true;
        }

        private Verdict verdict(String name, Summary read, List<String> notes) {
            Summary summary = new Summary(
                    read.header(),
                    read.upserts(),
                    read.deletes(),
                    read.badRows(),
                    errors,
                    warnings,
                    read.structureOk(),
                    read.complete());
            boolean refused = errors > 0 || strictness == Strictness.STRICT && warnings > 0;
            return new Verdict(name, summary, problems, notes, refused);
        }
    }

    private static Problem asWarning(Problem told) {
        return new Problem(Severity.WARNING, told.rule(), told.line(), told.column(), told.found(), told.expected());
    }

    /**
     * Reads a file and says what it is. A file that is not valid is an answer, not an exception.
     *
     * @param name as the user named it
     * @throws SourceRefusedException when it cannot be read
     */
    public Verdict of(String name, LocalFile file) {
        Collector collector = new Collector();
        if (!file.name().toLowerCase(Locale.ROOT).endsWith(ENDING)) {
            String expected = "one that ends with " + ENDING + ": the portal tells files by it";
            collector.problem(new Problem(
                    Severity.WARNING, "F39", 0, "", "a file name without the ending of sync files", expected));
        }
        try {
            return keys ? comparingKeys(name, file, collector) : withoutKeys(name, file, collector);
        } catch (IOException | UncheckedIOException e) {
            throw failed(file, e);
        }
    }

    private Verdict withoutKeys(String name, LocalFile file, Collector collector) throws IOException {
        try (ReadableByteChannel in = file.open()) {
            Summary summary = SyncFileReader.read(in, collector, helpersFor(file));
            file.verifyUnchanged();
            return collector.verdict(name, summary, List.of());
        }
    }

    private Verdict comparingKeys(String name, LocalFile file, Collector collector) throws IOException {
        try (ReadableByteChannel in = file.open();
                RepeatedKeys repeated = new RepeatedKeys(TEMPORARY)) {
            Summary read = SyncFileReader.read(in, collector, helpersFor(file), repeated);
            repeated.compare(read, () -> Channels.newInputStream(file.open()), collector);
            file.verifyUnchanged();
            List<String> notes = repeated.wereTooMany()
                    ? List.of("keys were not compared: there are more than " + RepeatedKeys.MOST_ROWS + " rows")
                    : List.of();
            return collector.verdict(name, read, notes);
        }
    }

    private Consumer<Runnable> helpersFor(LocalFile file) {
        return file.size() < WORTH_HELP ? task -> {} : helpers::execute;
    }

    private static SourceRefusedException failed(LocalFile file, Exception e) {
        return new SourceRefusedException(
                new Explanation(
                        "checking " + file,
                        "reading it, or writing temporary files, failed (" + e + ")",
                        "Check the disk; --no-keys needs no temporary files."),
                e);
    }
}
