package dev.cc5.syncfile;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads and checks a sync file in one pass (PLATFORM section 7), in constant memory whatever its length. Its limits: a
 * line of 16 MiB, 10,000 fields, a number of 100 digits, a JSON value of 1 Mi characters and 64 levels. Whether keys
 * repeat (F9) and whether the header is the one that was asked for (F10) is not looked at.
 *
 * <p>Both methods may be called from many threads at once, each with its own stream and handler.
 */
public final class SyncFileReader {
    private SyncFileReader() {}

    /**
     * Reads to the end of the stream, or until the handler has had enough. Stops early also at a file that is no sync
     * file at all (its first line is no row), and at the first line after row 99. Does not close the stream.
     *
     * @return what was read; its structure is right only when header, order and footer were seen and are
     * @throws IOException when the stream fails
     */
    public static Summary read(InputStream in, SyncFileHandler handler) throws IOException {
        return new Reading(in, handler).toTheEnd();
    }

    /**
     * Reads the rows 00 to 03 only. The stream may have been read further than that; it is not closed.
     *
     * @return a summary without rows; its structure is right when the header is, and it is complete only where the file
     *     ends within the header
     * @throws IOException when the stream fails
     */
    public static Summary readHeader(InputStream in, SyncFileHandler handler) throws IOException {
        return new Reading(in, handler).toTheEndOfTheHeader();
    }
}
