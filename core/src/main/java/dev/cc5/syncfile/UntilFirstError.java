package dev.cc5.syncfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads files that have to be right: the first error ends the reading. */
abstract class UntilFirstError implements SyncFileHandler {
    private @Nullable Problem error;

    /** What is done with a row, where it may fail. */
    interface Told {
        void tell() throws IOException;
    }

    /** Lets a handler, which cannot throw it, throw an {@link IOException} out of {@link #read}. */
    static void tell(Told told) {
        try {
            told.tell();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file to its end. Does not close the stream.
     *
     * @throws InvalidSyncFileException at the first error; what was told until then is not to be used
     * @throws IOException when the stream, or the one who is told, fails
     */
    final Summary read(InputStream in) throws IOException {
        Summary summary;
        try {
            summary = SyncFileReader.read(in, this);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (error != null) {
            throw new InvalidSyncFileException(error);
        }
        return summary;
    }

    @Override
    public final boolean problem(Problem problem) {
        if (problem.severity() == Problem.Severity.WARNING) {
            return true;
        }
        error = problem;
        return false;
    }
}
