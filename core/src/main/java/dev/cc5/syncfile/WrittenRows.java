package dev.cc5.syncfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file that is right to its end, as they are written: nothing is decoded, so that a row takes no more
 * memory than its line. The first error ends the reading.
 */
abstract class WrittenRows implements SyncFileHandler {
    private @Nullable Header header;
    private @Nullable Problem error;

    /**
     * A row 10 or 90.
     *
     * @param bytes not to be kept
     * @param from where the first value begins
     * @param keyEnd where the key ends
     * @param to where the last value ends
     */
    abstract void take(boolean deletes, byte[] bytes, int from, int keyEnd, int to) throws IOException;

    /**
     * Reads a file to its end. Does not close the stream.
     *
     * @throws InvalidSyncFileException at the first error; what was told until then is not to be used
     * @throws IOException when the stream, or the one who is told, fails
     */
    final void read(InputStream in) throws IOException {
        try {
            SyncFileReader.read(in, this);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (error != null) {
            throw new InvalidSyncFileException(error);
        }
    }

    final void row(boolean deletes, byte[] bytes, int from, int keyEnd, int to) {
        try {
            take(deletes, bytes, from, keyEnd, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final Header header() {
        return Objects.requireNonNull(header);
    }

    @Override
    public void header(Header read) {
        header = read;
    }

    @Override
    public boolean problem(Problem problem) {
        if (problem.severity() == Problem.Severity.WARNING) {
            return true;
        }
        error = problem;
        return false;
    }
}
