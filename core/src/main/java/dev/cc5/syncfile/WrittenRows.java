package dev.cc5.syncfile;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file that is right to its end, as they are written: nothing is decoded, so that a row takes no more
 * memory than its line.
 */
abstract class WrittenRows extends UntilFirstError {
    private @Nullable Header header;

    /**
     * A row 10 or 90.
     *
     * @param bytes not to be kept
     * @param from where the first value begins
     * @param keyEnd where the key ends
     * @param to where the last value ends
     */
    abstract void take(boolean deletes, byte[] bytes, int from, int keyEnd, int to) throws IOException;

    final Header header() {
        return Objects.requireNonNull(header);
    }

    @Override
    public void header(Header read) {
        header = read;
    }
}
