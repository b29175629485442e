package dev.cc5.cli.check;

import dev.cc5.model.Explanation;
import dev.cc5.model.ImportCancelledException;
import dev.cc5.model.ImportException;
import dev.cc5.model.LocalFile;
import dev.cc5.model.SourceRefusedException;
import dev.cc5.model.SystemShortage;
import dev.cc5.model.TemporaryException;
import dev.cc5.syncfile.Problem;
import dev.cc5.syncfile.Problem.Severity;
import dev.cc5.syncfile.RepeatedKeys;
import dev.cc5.syncfile.Summary;
import dev.cc5.syncfile.SyncFileReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Checks files, each in one reading from its first line to its last. Used from any number of threads. */
public final class FileCheck {
    /** A smaller file is read before a helper has begun. */
    private static final long WORTH_HELP = 16L << 20;
    /** The keys of a smaller file take little memory. */
    private static final long MANY_KEYS = 512 << 10;
    /** What the keys of one large file may take, with room for everything else. */
    private static final long MEMORY_FOR_KEYS = 24L << 20;

    private static final int BLOCK = 64 << 10;
    /** The reader is quickest when something stands behind the last row. */
    private static final int BEYOND = 64;

    private static final String ENDING = ".cc5txt";
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private final long maxProblems;
    private final Strictness strictness;
    private final boolean keys;
    private final Schemas schemas;
    private final CheckThreads helpers = new CheckThreads();
    private final Semaphore memory =
            new Semaphore((int) Math.max(1, Runtime.getRuntime().maxMemory() / MEMORY_FOR_KEYS));

    /**
     * @param maxProblems so many problems of each file are kept; all are counted
     * @param keys whether the keys are compared
     * @param schemas what is known of rows
     */
    public FileCheck(long maxProblems, Strictness strictness, boolean keys, Schemas schemas) {
        this.maxProblems = maxProblems;
        this.strictness = strictness;
        this.keys = keys;
        this.schemas = schemas;
    }

    /**
     * Reads a file and says what it is. A file that is not valid is an answer, not an exception.
     *
     * @param name as the user named it
     * @throws SourceRefusedException when it cannot be read
     */
    public Verdict of(String name, LocalFile file) {
        return of(name, file, file::open);
    }

    /** The same; where the file is valid its hashes are known afterwards, without another reading. */
    public Verdict hashing(String name, LocalFile file) {
        return of(name, file, () -> file.openToHash(isLarge(file) ? Optional.of(helpers::run) : Optional.empty()));
    }

    private Verdict of(String name, LocalFile file, Supplier<ReadableByteChannel> opening) {
        Findings findings = new Findings(strictness, schemas, maxProblems);
        if (!file.name().toLowerCase(Locale.ROOT).endsWith(ENDING)) {
            String expected = "one that ends with " + ENDING + ": the portal tells files by it";
            findings.problem(new Problem(
                    Severity.WARNING, "F39", 0, "", "a file name without the ending of sync files", expected));
        }
        try (ReadableByteChannel in = opening.get()) {
            return keys ? comparingKeys(name, file, in, findings) : withoutKeys(name, file, in, findings);
        } catch (ClosedByInterruptException | InterruptedIOException e) {
            throw cancelled(file, e);
        } catch (IOException | UncheckedIOException e) {
            throw failed(file, e);
        }
    }

    private Verdict withoutKeys(String name, LocalFile file, ReadableByteChannel in, Findings findings)
            throws IOException {
        Summary summary = isLarge(file)
                ? SyncFileReader.read(in, findings, helpers())
                : feed(new SyncFileReader(findings), in, file);
        file.verifyUnchanged();
        return findings.verdict(name, summary, List.of());
    }

    private Verdict comparingKeys(String name, LocalFile file, ReadableByteChannel in, Findings findings)
            throws IOException {
        boolean many = file.size() > MANY_KEYS;
        if (many) {
            waitForMemory(file);
        }
        try (RepeatedKeys repeated = new RepeatedKeys(TEMPORARY)) {
            Summary read = isLarge(file)
                    ? SyncFileReader.read(in, findings, helpers(), repeated)
                    : feed(new SyncFileReader(findings, repeated), in, file);
            repeated.compare(read, () -> Channels.newInputStream(file.open()), findings);
            file.verifyUnchanged();
            List<String> notes = repeated.wereTooMany()
                    ? List.of("keys were not compared: there are more than " + RepeatedKeys.MOST_ROWS + " rows")
                    : List.of();
            return findings.verdict(name, read, notes);
        } finally {
            if (many) {
                memory.release();
            }
        }
    }

    private static Summary feed(SyncFileReader reader, ReadableByteChannel in, LocalFile file) throws IOException {
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(BLOCK, file.size() + BEYOND));
        boolean goOn = true;
        while (goOn && in.read(block) >= 0) {
            goOn = reader.update(block.flip());
            block.clear();
        }
        return reader.finish();
    }

    private static boolean isLarge(LocalFile file) {
        return file.size() >= WORTH_HELP;
    }

    private Consumer<Runnable> helpers() {
        return helpers::run;
    }

    private void waitForMemory(LocalFile file) {
        try {
            memory.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled(file, e);
        }
    }

    private static ImportCancelledException cancelled(LocalFile file, Exception e) {
        return new ImportCancelledException(new Explanation("checking " + file, "it was cancelled", ""), e);
    }

    private static ImportException failed(LocalFile file, Exception e) {
        Optional<TemporaryException> shortage = SystemShortage.of("checking " + file, e);
        if (shortage.isPresent()) {
            return shortage.get();
        }
        return new SourceRefusedException(
                new Explanation(
                        "checking " + file,
                        "reading it, or writing temporary files, failed (" + e + ")",
                        "Check the disk; --no-keys needs no temporary files."),
                e);
    }
}
