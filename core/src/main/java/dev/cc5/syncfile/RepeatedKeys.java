package dev.cc5.syncfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Finds out whether the keys of a file repeat (PLATFORM F9): twice among the rows 10 is a warning, in a row 10 and a row
 * 90 an error. Give it to the reader, and ask it when the file was read:
 *
 * <pre>{@code
 * try (RepeatedKeys keys = new RepeatedKeys(temporary)) {
 *     SyncFileReader reader = new SyncFileReader(handler, keys);
 *     ...
 *     Summary summary = keys.compare(reader.finish(), file::open, handler);
 * }
 * }</pre>
 *
 * <p>Takes 8 bytes a row: up to half a million rows in memory, those of more in temporary files, of which some megabytes
 * at a time are looked at. Only where hashes are alike is the file read a second time and are the keys themselves
 * compared, as they are written. Keys of rows that are wrong are not looked at.
 */
public final class RepeatedKeys implements AutoCloseable {
    /** Of a file with more rows the keys are not compared. */
    public static final long MOST_ROWS = 100_000_000;

    /** More keys than anybody reads of; the limit keeps a file whose every key repeats from filling the memory. */
    private static final int MOST_TOLD = 20_000;

    private final KeyHashes hashes;

    /** Opens the file that was read, at its beginning. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /** @param temporary the folder for temporary files; none are made for small files, and none stay */
    public RepeatedKeys(Path temporary) {
        this(temporary, MOST_ROWS);
    }

    RepeatedKeys(Path temporary, long mostRows) {
        this.hashes = new KeyHashes(temporary, mostRows);
    }

    KeyWatch hashes() {
        return hashes;
    }

    /** Whether the file had more rows than are compared. */
    public boolean wereTooMany() {
        return hashes.wereTooMany();
    }

    /**
     * Tells the keys that repeat; for after the reading.
     *
     * @param summary what was read
     * @param again the same file
     * @param handler is told problems only, of at most 20,000 keys
     * @return the summary with these problems counted
     * @throws IOException when the file or a temporary one fails
     */
    public Summary compare(Summary summary, Source again, SyncFileHandler handler) throws IOException {
        if (wereTooMany() || summary.header().isEmpty()) {
            return summary;
        }
        long[] suspects = hashes.repeated(MOST_TOLD);
        if (suspects.length == 0) {
            return summary;
        }
        Problems problems = new Problems(handler);
        Header header = summary.header().get();
        String column = header.keys().size() == 1 ? header.keys().get(0) : "";
        KeyComparison comparison = new KeyComparison(suspects, problems, column);
        SyncFileHandler silent = new SyncFileHandler() {
            @Override
            public boolean wantsRows() {
                return false;
            }

            @Override
            public boolean isLenient() {
                return handler.isLenient();
            }

            @Override
            public boolean problem(Problem problem) {
                return !problems.stopped();
            }
        };
        try (InputStream in = again.open()) {
            SyncFileReader.read(in, Reading.ofAll(silent, comparison));
        }
        return summary.with(problems.errors(), problems.warnings());
    }

    @Override
    public void close() throws IOException {
        hashes.close();
    }
}
